import type { PatternBudget } from '../../compiler/mapping/java-pattern/index.js';
import type { JsonPath } from '../../compiler/mapping/json-path.js';
import { MappingSyntaxError } from '../../compiler/mapping/mapping-syntax-error.js';
import { type JsonPathRelease, parseJsonPath } from '../../compiler/mapping/parse-json-path.js';
import { evaluateJsonPath } from './evaluate-json-path.js';
import { jsonText, longestText } from './java-text.js';
import { JsonPathError } from './json-path-error.js';
import { JsonSyntaxError, readJson } from './read-json.js';
import { recordValue } from './record-value.js';
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

/** `$input`. What a template changes in the result of a `path()` is not seen by the next. */
export function inputVariable(input: InputBindings, release: JsonPathRelease): HostValue {
  return new InputVariable(input, release);
}

// A class for speed: each render has a new one, and its methods need not be made anew.
class InputVariable implements HostValue {
  readonly kind = 'host';
  readonly className = 'com.amazonaws.apigateway.Input';
  private readonly input: InputBindings;
  private readonly release: JsonPathRelease;
  private readonly body: string;
  /** The body, as long as nobody outside can change it. */
  private document: Value | undefined;
  private allParams: Value | undefined;
  /** What all paths of one render may cost, and what reading the body anew (a step for 32 characters) and printing JSON (one for 16) costs. */
  private readonly budget = { steps: 20_000_000 };

  constructor(input: InputBindings, release: JsonPathRelease) {
    this.input = input;
    this.release = release;
    this.body = input.body === undefined || input.body === '' ? '{}' : input.body;
  }

  property(name: string): Value {
    return name === 'body' || name === 'Body' ? this.body : null;
  }

  invoke(name: string, args: readonly Value[], budget: PatternBudget): Value | undefined {
    const [argument] = args;
    if (argument === undefined) {
      if (name === 'params') return this.params();
      return name === 'getBody' ? this.body : undefined;
    }
    if (args.length !== 1 || (argument !== null && typeof argument !== 'string')) {
      // As of any method that may be called without an argument.
      if (name !== 'params' && name !== 'getBody') return undefined;
      throw javaException('IllegalArgumentException', 'wrong number of arguments');
    }
    switch (name) {
      case 'path':
        return this.path(argument, budget);
      case 'json':
        return this.json(argument, budget);
      case 'params':
        return argument === null ? '' : this.param(argument);
      default:
        return undefined;
    }
  }

  private path(path: string | null, budget: PatternBudget): Value {
    const value = this.read(path, budget) ?? null;
    // The template may change what it holds.
    if (typeof value === 'object' && value !== null) this.document = undefined;
    return value;
  }

  private json(path: string | null, budget: PatternBudget): Value {
    const value = this.read(path, budget);
    if (value === undefined) return '""';
    const text = jsonText(value, { escapeSlash: false, limit: longestText });
    this.budget.steps -= text.length >> 4;
    return text;
  }

  /** Undefined when the path is not found. */
  private read(path: string | null, budget: PatternBudget): Value | undefined {
    if (path === null) throw javaException('IllegalArgumentException', 'path can not be null or empty');
    try {
      if (this.document === undefined) {
        this.budget.steps -= this.body.length >> 5;
        this.document = readJson(this.body);
      }
      if (this.document === null) throw javaException('IllegalArgumentException', 'json can not be null');
      const parsed = parsedPath(path, this.release);
      const { document } = this;
      // `append()` changes the document that it works on.
      if (parsed.steps.some((step) => step.kind === 'function' && step.name === 'append')) this.document = undefined;
      return evaluateJsonPath(parsed, document, { release: this.release, patterns: budget, budget: this.budget });
    } catch (error) {
      if (error instanceof JsonPathError && error.errorClass === 'PathNotFoundException') return undefined;
      if (error instanceof JsonPathError || error instanceof MappingSyntaxError) {
        throw javaException(error.errorClass, error.message);
      }
      if (error instanceof JsonSyntaxError) throw javaException('InvalidJsonException', error.message);
      throw error;
    }
  }

  private params(): Value {
    this.allParams ??= map(
      new Map<Value, Value>(places.map((place) => [place, recordValue(this.input.params?.[place] ?? {}, false)])),
    );
    return this.allParams;
  }

  private param(name: string): Value {
    const { params } = this.input;
    if (params === undefined) return '';
    for (const place of places) {
      const values = params[place];
      if (values !== undefined && Object.hasOwn(values, name)) return values[name] ?? null;
    }
    return '';
  }
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
