import { doubleText, numberText } from './java-number.js';
import { TemplateError } from './template-error.js';
import { isNumber, type Value } from './value.js';

/** Characters that one value may print; API Gateway's payloads end at 10 MB. */
export const longestText = 10 * 1024 * 1024;

/** Deeper values end in a StackOverflowError in Java. */
const deepest = 500;

/** What Java's `toString()` gives; `null` is the word. */
export function javaText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  return objectText(value, { left: longestText }, 0);
}

/** Characters that a value counts for, however short: what is many times in itself must end soon. */
const costOfValue = 8;

interface Budget {
  left: number;
}

function objectText(value: Value, budget: Budget, depth: number): string {
  if (typeof value === 'string') {
    budget.left -= value.length;
    return value;
  }
  budget.left -= costOfValue;
  if (budget.left < 0) throw new TemplateError('LimitExceeded', 'The text of a value is too long.');
  if (typeof value !== 'object' || value === null) return String(value);
  if (isNumber(value)) return numberText(value);
  if (depth > deepest) throw new TemplateError('StackOverflowError', 'A value is nested too deeply.');
  switch (value.kind) {
    case 'character':
      return value.value;
    case 'list': {
      if (value.type === 'JSONArray') return jsonText(value, { escapeSlash: true, limit: budget.left });
      // Java prints the address of an array; no template can count on it.
      if (value.type === 'array') return '[Ljava.lang.String;@0';
      if (value.type === 'bytes') return '[B@0';
      let text = '[';
      for (let i = 0; i < value.items.length; i++) {
        const item = value.items[i] ?? null;
        if (i > 0) text += ', ';
        text += item === value ? '(this Collection)' : objectText(item, budget, depth + 1);
      }
      return `${text}]`;
    }
    case 'map': {
      if (value.silent === true) return '';
      let text = '{';
      for (const [key, item] of value.entries) {
        if (text.length > 1) text += ', ';
        const printed = item === value ? '(this Map)' : objectText(item, budget, depth + 1);
        text += `${objectText(key, budget, depth + 1)}=${printed}`;
      }
      return `${text}}`;
    }
    case 'entry': {
      const member = value.map.entries.get(value.key) ?? null;
      return `${objectText(value.key, budget, depth + 1)}=${objectText(member, budget, depth + 1)}`;
    }
    case 'class':
      return value.name.startsWith('interface ') ? value.name : `class ${value.name}`;
    case 'block':
      return value.render();
    case 'scope':
      return '{}';
    case 'iterator':
      return 'java.util.ArrayList$Itr@0';
    case 'host':
      return `${value.className}@0`;
    default:
      return value satisfies never;
  }
}

/** What escapes json-smart's writer uses: the slash is escaped when it prints an array by itself, not in `$input.json`. */
export interface JsonTextOptions {
  readonly escapeSlash: boolean;
  /** Characters at the most; beyond, a TemplateError. */
  readonly limit: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped.
const unsafe = /["\\\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped.
const unsafeAll = /["\\/\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/g;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A string of JSON as json-smart writes it, with quotes. */
export function jsonString(text: string, escapeSlash: boolean): string {
  if (!unsafe.test(text) && !(escapeSlash && text.includes('/'))) return `"${text}"`;
  const escaped = text.replace(unsafeAll, (char) => {
    if (char === '/') return escapeSlash ? '\\/' : '/';
    return shortEscapes.get(char) ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/** The value as JSON, compact, as json-smart writes it. */
export function jsonText(value: Value, options: JsonTextOptions): string {
  const { escapeSlash } = options;
  let left = options.limit;
  const write = (item: Value, depth: number): string => {
    const text = writeItem(item, depth);
    left -= costOfValue;
    if (left < 0) throw new TemplateError('LimitExceeded', 'The text of a value is too long.');
    return text;
  };
  const writeItem = (item: Value, depth: number): string => {
    if (item === null) return 'null';
    if (typeof item === 'string') {
      left -= item.length;
      return jsonString(item, escapeSlash);
    }
    if (typeof item === 'number' || typeof item === 'boolean') return String(item);
    if (isNumber(item)) {
      if (typeof item === 'object' && item.kind === 'double') {
        return Number.isFinite(item.value) ? doubleText(item.value) : 'null';
      }
      return numberText(item);
    }
    if (depth > deepest) throw new TemplateError('StackOverflowError', 'A value is nested too deeply.');
    if (item.kind === 'list' && item.type !== 'array') {
      let text = '[';
      for (let i = 0; i < item.items.length; i++) {
        if (i > 0) text += ',';
        text += write(item.items[i] ?? null, depth + 1);
      }
      return `${text}]`;
    }
    if (item.kind === 'map') {
      let text = '{';
      for (const [key, member] of item.entries) {
        if (text.length > 1) text += ',';
        text += `${jsonString(javaText(key), escapeSlash)}:${write(member, depth + 1)}`;
      }
      return `${text}}`;
    }
    return jsonString(javaText(item), escapeSlash);
  };
  return write(value, 0);
}
