import { type HttpApi, isJsonObject, type JsonValue, type RestApi } from '../../model/index.js';
import { propertyName } from '../typescript/index.js';

/** What API Gateway writes when a response is not customised; refusals by policy write it with a capital. */
const defaultBody = '{ readonly message?: string | null; readonly Message?: string | null }';

/**
 * The type of the bodies of the gateway's own answers, as text: AWS's default, and what the customised templates of the
 * API make. Where a template is no plain JSON, its body is unknown.
 */
export function gatewayBodyType(api: RestApi | HttpApi): string {
  const bodies = new Set([defaultBody]);
  for (const response of api.protocol === 'REST' ? api.gatewayResponses.values() : []) {
    for (const { text } of response.responseTemplates.values()) {
      const type = typeof text === 'string' ? templateType(text) : undefined;
      if (type === undefined) return 'unknown';
      bodies.add(type);
    }
  }
  return [...bodies].join(' | ');
}

/** The type of what a template makes. They know no directives: only variables, with or without quotes around them. */
function templateType(template: string): string | undefined {
  // `messageString` brings its own quotes; any other variable without quotes could be anything.
  const json = template
    .replaceAll('$context.error.messageString', 'null')
    .replaceAll('$context.error.validationErrorString', '"text"');
  try {
    const value: unknown = JSON.parse(json);
    return isJsonObject(value) ? objectType(value, 0) : undefined;
  } catch {
    return undefined;
  }
}

function objectType(value: Readonly<Record<string, JsonValue>>, depth: number): string {
  if (depth > 8) return 'unknown';
  const members = Object.entries(value).map(
    ([name, item]) => `readonly ${propertyName(name)}?: ${valueType(item, depth)}`,
  );
  return members.length === 0 ? 'unknown' : `{ ${members.join('; ')} }`;
}

function valueType(value: JsonValue, depth: number): string {
  if (Array.isArray(value)) return 'readonly unknown[]';
  if (isJsonObject(value)) return objectType(value, depth + 1);
  return value === null ? 'string | null' : typeof value;
}
