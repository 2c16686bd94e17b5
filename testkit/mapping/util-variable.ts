import { JsonSyntaxError, readJson } from './read-json.js';
import { javaException } from './template-error.js';
import type { HostValue, Value } from './value.js';

const escapes: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ["'", "\\'"],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
]);

/**
 * commons-lang 2.6, which escapes the slash too. Whether AWS does is unconfirmed; readers of JSON undo it.
 */
function escapeJavaScript(text: string): string {
  let escaped = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const sequence = code < asciiEscapes.length ? asciiEscapes[code] : unicodeEscape(code);
    if (sequence === undefined) continue;
    escaped += text.slice(from, at) + sequence;
    from = at + 1;
  }
  return from === 0 ? text : escaped + text.slice(from);
}

const unicodeEscape = (code: number): string => `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;

/** By code unit; what lies beyond is written as `\uXXXX`. A regular expression with a function takes three times as long. */
const asciiEscapes: readonly (string | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const known = escapes.get(String.fromCharCode(code));
  return known === undefined && code < 32 ? unicodeEscape(code) : known;
});

/** `java.net.URLEncoder`: as a form. A lone surrogate becomes a question mark, as in Java. */
function urlEncode(text: string): string {
  return encodeURIComponent(
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '?'),
  )
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/** `java.net.URLDecoder`: bytes that are no UTF-8 become U+FFFD; a broken escape throws. A plus counts as a digit's sign. */
function urlDecode(text: string): string {
  const broken = /%(?![0-9a-fA-F+][0-9a-fA-F])/.exec(text);
  if (broken !== null)
    throw javaException('IllegalArgumentException', 'URLDecoder: Incomplete trailing escape (%) pattern');
  return text.replace(/(?<!%)\+/g, ' ').replace(/(?:%[0-9a-fA-F+][0-9a-fA-F])+/g, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (digits) => Number.parseInt(digits, 16));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  });
}

function base64Encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** `java.util.Base64`: padding may be missing, anything else than its alphabet throws. */
function base64Decode(text: string): string {
  const digits = text.replace(/={1,2}$/, '');
  const padded = digits.length < text.length;
  const fits = /^[A-Za-z0-9+/]*$/.test(digits) && digits.length % 4 !== 1 && (!padded || text.length % 4 === 0);
  if (!fits) throw javaException('IllegalArgumentException', 'Illegal base64 character');
  return Buffer.from(digits, 'base64').toString('utf8');
}

function parseJson(text: string): Value {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw javaException('InvalidJsonException', error.message);
    throw error;
  }
}

const functions: ReadonlyMap<string, (text: string) => Value> = new Map<string, (text: string) => Value>([
  ['escapeJavaScript', escapeJavaScript],
  ['parseJson', parseJson],
  ['urlEncode', urlEncode],
  ['urlDecode', urlDecode],
  ['base64Encode', base64Encode],
  ['base64Decode', base64Decode],
]);

/**
 * `$util`. Every function takes one string; of null it gives null.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference
 */
export const utilVariable: HostValue = {
  kind: 'host',
  className: 'com.amazonaws.apigateway.Util',
  property: () => null,
  invoke(name, args) {
    const call = functions.get(name);
    const [text] = args;
    if (call === undefined || args.length !== 1 || text === undefined) return undefined;
    if (text === null) return null;
    return typeof text === 'string' ? call(text) : undefined;
  },
};
