import { MappingSyntaxError, parseJsonPath } from '../../compiler/mapping/index.js';
import {
  evaluateJsonPath,
  JsonPathError,
  JsonSyntaxError,
  javaText,
  jsonText,
  readJson,
  type Value,
} from '../mapping/index.js';

/** Characters of a mapped value: those of the largest payload. */
const longest = 10 * 1024 * 1024;

/** A body that is to be read as JSON and is none. */
export class InvalidJsonBody extends Error {
  override readonly name = 'InvalidJsonBody';
}

/**
 * Prepares `method.request.body.{path}` and `integration.response.body.{path}`: the path is written without its `$.`.
 * What is found prints as text, objects and lists as JSON. Undefined when nothing is found.
 *
 * Only a body that begins like JSON is read (seen in one emulator; unconfirmed).
 *
 * @throws MappingSyntaxError when the path is none
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function mappedBodyValue(path: string): (body: string, parsesErrorMessage?: boolean) => string | undefined {
  const parsed = parseJsonPath(path.startsWith('[') ? `$${path}` : `$.${path}`);
  return (body, parsesErrorMessage = false) => {
    if (!/^\s*[{["']/.test(body)) return undefined;
    try {
      const document = readJson(body);
      const value = evaluateJsonPath(parsed, parsesErrorMessage ? withParsedErrorMessage(document) : document);
      if (value === null) return undefined;
      if (typeof value === 'object' && (value.kind === 'map' || value.kind === 'list')) {
        return jsonText(value, { escapeSlash: false, limit: longest });
      }
      return javaText(value);
    } catch (error) {
      if (error instanceof JsonSyntaxError) throw new InvalidJsonBody(error.message);
      if (error instanceof JsonPathError || error instanceof MappingSyntaxError) return undefined;
      throw error;
    }
  };
}

/** An error message of a function that is JSON itself can be looked into, by mappings but not by `$input`. */
function withParsedErrorMessage(document: Value): Value {
  if (typeof document !== 'object' || document === null || document.kind !== 'map') return document;
  const message = document.entries.get('errorMessage');
  if (typeof message !== 'string' || !/^\s*[{[]/.test(message)) return document;
  try {
    return { ...document, kind: 'map', entries: new Map(document.entries).set('errorMessage', readJson(message)) };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return document;
    throw error;
  }
}
