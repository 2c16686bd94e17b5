import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { isJsonObject, type JsonValue } from '../model/index.js';

const integer = /^[-+]?[0-9]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * What an untagged plain scalar means in YAML 1.2's core schema: `no`, `on` and dates stay strings, `010` is 10.
 * Infinities and not-a-number stay strings too: JSON has no word for them.
 *
 * @see https://yaml.org/spec/1.2.2/#1032-tag-resolution
 */
export function plainScalar(text: string): null | boolean | number | string {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return plainNumber(text) ?? text;
  }
}

function plainNumber(text: string): number | undefined {
  const first = text.charCodeAt(0);
  // A digit, a sign or a dot: all other scalars are strings at once.
  if (!(first >= 0x30 && first <= 0x39) && first !== 0x2b && first !== 0x2d && first !== 0x2e) return undefined;
  const number = integer.test(text) || float.test(text) ? Number(text) : radixNumber(text);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

function radixNumber(text: string): number | undefined {
  if (/^0o[0-7]+$/.test(text)) return Number.parseInt(text.slice(2), 8);
  if (/^0x[0-9a-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  return undefined;
}

/** A scalar by its tag: untagged, `!` or one of YAML's own. Undefined when the tag is another one, or does not fit. */
export function scalarOfTag(
  tag: string,
  content: string,
  plain: boolean,
): null | boolean | number | string | undefined {
  switch (tag) {
    case '':
      return plain ? plainScalar(content) : content;
    case '!':
    case '!!str':
      return content;
    case '!!int':
    case '!!float':
      return plainNumber(content);
    case '!!bool':
    case '!!null': {
      const value = plainScalar(content);
      return (tag === '!!null' ? value === null : typeof value === 'boolean') ? value : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether the tag says what the collection is anyway. */
export function isCoreCollectionTag(tag: string, value: JsonValue): boolean {
  return (tag === '!!map' && isJsonObject(value)) || (tag === '!!seq' && Array.isArray(value));
}

/** Where a scalar begins: at its tag, its quote, its `|` or `>`, or its first character; -1 of one that is not written. */
export function scalarStart(text: string, event: ScalarEvent): number {
  if (event.tagStart >= 0) return event.tagStart;
  if (event.valueStart < 0) return -1;
  switch (event.style) {
    case SCALAR_STYLE.PLAIN:
      return event.valueStart;
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return event.valueStart - 1;
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK: {
      const lineStart = text.lastIndexOf('\n', event.valueStart - 2) + 1;
      const header = /[|>][-+0-9]*[ \t]*(?:#.*)?\r?\n?$/.exec(text.slice(lineStart, event.valueStart));
      return header === null ? event.valueStart : lineStart + header.index;
    }
    default:
      return event.style satisfies never;
  }
}
