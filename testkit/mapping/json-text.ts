import { doubleText, numberText } from './java-number.js';
import { javaText } from './java-text.js';
import { TemplateError } from './template-error.js';
import { isNumber, type Value } from './value.js';

/** Deeper values end in a StackOverflowError in Java. */
const deepest = 500;

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
    left -= 1;
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
