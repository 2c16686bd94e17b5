import { EVENT_ID, type Event, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { isJsonObject, type JsonValue } from '../model/index.js';
import { plainNumber, plainScalar } from './yaml-scalar.js';

/** The tag of an event as it is written, `!Sub` or `!!str`; an empty string without one. */
export const tagOf = (text: string, event: { readonly tagStart: number; readonly tagEnd: number }): string =>
  event.tagStart < 0 ? '' : text.slice(event.tagStart, event.tagEnd);

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

/** Where a value begins: at its tag, quote, `*`, `|` or `>`, or its first character; -1 of one that is not written. */
export function eventStart(text: string, event: Event): number {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return scalarStart(text, event);
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.tagStart < 0 ? event.start : event.tagStart;
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    case EVENT_ID.DOCUMENT:
    case EVENT_ID.POP:
      return -1;
    default:
      return event satisfies never;
  }
}

function scalarStart(text: string, event: ScalarEvent): number {
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
