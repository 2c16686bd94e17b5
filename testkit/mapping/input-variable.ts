import type { JsonPath } from '../../compiler/mapping/json-path.js';
import { MappingSyntaxError } from '../../compiler/mapping/mapping-syntax-error.js';
import { type JsonPathRelease, parseJsonPath } from '../../compiler/mapping/parse-json-path.js';
import { evaluateJsonPath } from './evaluate-json-path.js';
import { jsonText, longestText } from './java-text.js';
import { JsonPathError } from './json-path-error.js';
import { JsonSyntaxError, readJson } from './read-json.js';
import { javaException } from './template-error.js';
import { type HostValue, map, type Value } from './value.js';

/** What `$input` is made of. */
export interface InputBindings {
  /** The body as text; absent or empty reads as `{}`. */
  readonly body?: string | undefined;
  readonly params?: {
    readonly path?: Readonly<Record<string, string>> | undefined;
    readonly querystring?: Readonly<Record<string, string>> | undefined;
    readonly header?: Readonly<Record<string, string>> | undefined;
  };
}

const places = ['path', 'querystring', 'header'] as const;

/** `$input`. Each `path()` reads the body anew, so that what a template changes is not seen by the next. */
export function inputVariable(input: InputBindings, release: JsonPathRelease): HostValue {
  const body = input.body === undefined || input.body === '' ? '{}' : input.body;
  let params: Value | undefined;

  function read(path: string): Value | undefined {
    try {
      const document = readJson(body);
      if (document === null) throw javaException('IllegalArgumentException', 'json can not be null');
      return evaluateJsonPath(parsedPath(path, release), document, { release });
    } catch (error) {
      if (error instanceof JsonPathError && error.errorClass === 'PathNotFoundException') return undefined;
      if (error instanceof JsonPathError || error instanceof MappingSyntaxError) {
        throw javaException(error.errorClass, error.message);
      }
      if (error instanceof JsonSyntaxError) throw javaException('InvalidJsonException', error.message);
      throw error;
    }
  }

  function allParams(): Value {
    params ??= map(
      new Map(
        places.map((place) => {
          const values = input.params?.[place] ?? {};
          return [place, map(new Map<Value, Value>(Object.entries(values)))] as const;
        }),
      ),
    );
    return params;
  }

  function param(name: string): Value {
    for (const place of places) {
      const values = input.params?.[place];
      if (values !== undefined && Object.hasOwn(values, name)) return values[name] ?? null;
    }
    return '';
  }

  const onText = (call: (text: string) => Value) => (args: readonly Value[]) => {
    const [text] = args;
    if (args.length !== 1 || text === undefined || (text !== null && typeof text !== 'string')) return undefined;
    if (text === null) throw javaException('IllegalArgumentException', 'The argument is null.');
    return call(text);
  };

  return {
    kind: 'host',
    className: 'com.amazonaws.apigateway.Input',
    properties: new Map([['body', () => body]]),
    methods: new Map<string, (args: readonly Value[]) => Value | undefined>([
      ['getBody', (args) => (args.length === 0 ? body : undefined)],
      ['path', onText((path) => read(path) ?? null)],
      [
        'json',
        onText((path) => {
          const value = read(path);
          return value === undefined ? '""' : jsonText(value, { escapeSlash: false, limit: longestText });
        }),
      ],
      [
        'params',
        (args) => {
          if (args.length === 0) return allParams();
          const [name] = args;
          return args.length === 1 && typeof name === 'string' ? param(name) : args[0] === null ? '' : undefined;
        },
      ],
    ]),
  };
}

const paths = new Map<string, JsonPath>();

/** Paths recur with every render; they are parsed once. */
function parsedPath(text: string, release: JsonPathRelease): JsonPath {
  const key = release + text;
  const known = paths.get(key);
  if (known !== undefined) return known;
  const path = parseJsonPath(text, release);
  // Paths may be built from data, so the cache is emptied before it grows.
  if (paths.size > 1000) paths.clear();
  paths.set(key, path);
  return path;
}
