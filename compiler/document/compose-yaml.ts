import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { type Diagnostic, diagnostic, type Position } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue } from '../model/index.js';
import { duplicateKeyFault, type Fault, nestingFault } from './fault.js';
import { maxAliasedValues, maxDepth, maxDuplicateKeys } from './limits.js';
import type { Parsed } from './parse-yaml.js';
import { expandShortTag, longFormOf } from './short-tag.js';
import { eventStart, isCoreCollectionTag, scalarOfTag, tagOf } from './yaml-event.js';

/** What an anchor names, and what it would weigh if it were written out. */
interface Anchored {
  readonly value: JsonValue;
  /** Values in it, itself included. */
  readonly size: number;
  /** Levels of objects and lists in it; 0 of a scalar. */
  readonly height: number;
}

/** An object or list that is still open. */
interface Frame {
  readonly event: Event;
  readonly tag: string;
  readonly anchor: string | undefined;
  readonly list: JsonValue[] | undefined;
  readonly object: Record<string, JsonValue> | undefined;
  key: string | undefined;
  keyEvent: Event;
  /** The key is `<<`. */
  keyMerges: boolean;
  /** Keys that came by `<<`: the object's own may still override them. */
  merged: Set<string> | undefined;
  size: number;
  height: number;
}

/** Puts the value together from js-yaml's events, in one pass without recursion. */
export function composeYaml(text: string, events: readonly Event[]): Parsed {
  const faults: Fault[] = [];
  const frames: Frame[] = [];
  const anchors = new Map<string, Anchored>();
  let fatal: Fault | undefined;
  let root: JsonValue | undefined;
  let documents = 0;
  let aliased = 0;

  const fail = (offset: number, diagnose: (at: Position) => Diagnostic): void => {
    fatal ??= { offset, diagnose };
  };
  const failSyntax = (event: Event, reason: string): void =>
    fail(eventStart(text, event), (at) => diagnostic('yaml-syntax', { reason }, at));

  /** Counts values that an alias or `<<` repeats: nested aliases would multiply them without end. */
  const charge = (event: Event, size: number): void => {
    aliased += size;
    if (aliased <= maxAliasedValues) return;
    fail(eventStart(text, event), (at) => diagnostic('yaml-aliases-too-many', { limit: maxAliasedValues }, at));
  };
  /** The value that a tag of CloudFormation makes of the tagged one. */
  const expand = (tag: string, value: JsonValue, event: Event): JsonValue => {
    const longForm = longFormOf(tag);
    if (longForm !== undefined) return expandShortTag(longForm, value);
    fail(eventStart(text, event), (at) => diagnostic('yaml-tag-unknown', { tag: tag.slice(0, 80) }, at));
    return value;
  };
  const merge = (source: JsonValue, frame: Frame, object: Record<string, JsonValue>): void => {
    for (const item of Array.isArray(source) ? source : [source]) {
      if (!isJsonObject(item)) {
        failSyntax(frame.keyEvent, 'only mappings can be merged by <<');
        return;
      }
      const keys = Object.keys(item);
      charge(frame.keyEvent, keys.length + 1);
      for (const key of keys) {
        if (Object.hasOwn(object, key)) continue;
        setOwn(object, key, item[key] ?? null);
        frame.merged ??= new Set();
        frame.merged.add(key);
      }
    }
  };
  /** Adds a finished value where it stands. `keyText` is what it reads as in place of a key; undefined when it cannot be one. */
  const add = (value: JsonValue, size: number, height: number, event: Event, keyText: string | undefined): void => {
    const frame = frames.at(-1);
    if (frame === undefined) {
      root ??= value;
      return;
    }
    const { object } = frame;
    if (object !== undefined && frame.key === undefined) {
      if (keyText === undefined) fail(eventStart(text, event), (at) => diagnostic('yaml-key-not-text', {}, at));
      frame.key = keyText ?? '';
      frame.keyEvent = event;
      frame.keyMerges = keyText === '<<' && isPlain(event);
      return;
    }
    frame.size += size;
    if (height > frame.height) frame.height = height;
    if (frames.length + height > maxDepth) fatal ??= nestingFault(eventStart(text, event));
    if (object === undefined) {
      frame.list?.push(value);
      return;
    }
    const key = frame.key ?? '';
    frame.key = undefined;
    if (frame.keyMerges) merge(value, frame, object);
    else if (!Object.hasOwn(object, key) || frame.merged?.delete(key) === true) setOwn(object, key, value);
    else if (faults.length < maxDuplicateKeys) faults.push(duplicateKeyFault(eventStart(text, frame.keyEvent), key));
  };
  const addScalar = (event: ScalarEvent): void => {
    const content = getScalarValue(text, event);
    const tag = tagOf(text, event);
    const own = scalarOfTag(tag, content, event.style === SCALAR_STYLE.PLAIN);
    const value = own === undefined ? expand(tag, content, event) : own;
    const height = own === undefined ? 1 : 0;
    if (event.anchorStart >= 0) anchors.set(anchorOf(text, event), { value, size: 1 + height, height });
    add(value, 1 + height, height, event, own === undefined ? undefined : content);
  };
  const addAlias = (event: Event & { readonly type: typeof EVENT_ID.ALIAS }): void => {
    const name = anchorOf(text, event);
    const target = anchors.get(name);
    if (target === undefined) {
      const isOpen = frames.some(({ anchor }) => anchor === name);
      failSyntax(event, `the alias *${name} ${isOpen ? 'stands inside the value it names' : 'names nothing'}`);
      return;
    }
    charge(event, target.size);
    const { value } = target;
    add(value, target.size, target.height, event, typeof value === 'object' ? undefined : String(value));
  };
  const close = (frame: Frame): void => {
    const { tag, event } = frame;
    const plain: JsonValue = frame.list ?? frame.object ?? null;
    const isOwn = tag === '' || tag === '!' || isCoreCollectionTag(tag, plain);
    const value = isOwn ? plain : expand(tag, plain, event);
    const height = frame.height + (isOwn ? 1 : 2);
    if (frame.anchor !== undefined) anchors.set(frame.anchor, { value, size: frame.size, height });
    add(value, frame.size, height, event, undefined);
  };

  for (let index = 0; index < events.length && fatal === undefined; index++) {
    const event = events[index];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        addScalar(event);
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const frame = openFrame(text, event);
        // An anchor names what is finished: an alias inside its own value would be a circle.
        if (frame.anchor !== undefined) anchors.delete(frame.anchor);
        frames.push(frame);
        if (frames.length > maxDepth) fatal = nestingFault(eventStart(text, event));
        break;
      }
      case EVENT_ID.POP: {
        const frame = frames.pop();
        if (frame !== undefined) close(frame);
        break;
      }
      case EVENT_ID.ALIAS:
        addAlias(event);
        break;
      case EVENT_ID.DOCUMENT:
        documents += 1;
        if (documents > 1) {
          fail(secondDocument(text, events, index), (at) => diagnostic('yaml-second-document', {}, at));
        }
        break;
      case undefined:
        break;
      default:
        event satisfies never;
    }
  }
  return fatal === undefined ? { value: root ?? null, faults } : { value: undefined, faults: [...faults, fatal] };
}

function openFrame(
  text: string,
  event: Event & { readonly type: typeof EVENT_ID.SEQUENCE | typeof EVENT_ID.MAPPING },
): Frame {
  const isList = event.type === EVENT_ID.SEQUENCE;
  return {
    event,
    tag: tagOf(text, event),
    anchor: event.anchorStart < 0 ? undefined : anchorOf(text, event),
    list: isList ? [] : undefined,
    object: isList ? undefined : {},
    key: undefined,
    keyEvent: event,
    keyMerges: false,
    merged: undefined,
    size: 1,
    height: 0,
  };
}

const anchorOf = (text: string, event: { readonly anchorStart: number; readonly anchorEnd: number }): string =>
  text.slice(event.anchorStart, event.anchorEnd);

const isPlain = (event: Event): boolean =>
  event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0;

/** Where the document that `first` opens is set off from the one that ends with the event before: at its `---`. */
function secondDocument(text: string, events: readonly Event[], first: number): number {
  let before = -1;
  for (let index = first - 1; index >= 0 && before < 0; index--) {
    const event = events[index];
    before = event === undefined ? 0 : eventStart(text, event);
  }
  const mark = /\n(?:---|\.\.\.)/g;
  mark.lastIndex = Math.max(before, 0);
  return (mark.exec(text)?.index ?? -1) + 1;
}

/** Sets a member under whatever name, `__proto__` included. */
function setOwn(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
