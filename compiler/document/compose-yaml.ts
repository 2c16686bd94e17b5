import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { type Diagnostic, diagnostic, type Position } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue } from '../model/index.js';
import { duplicateKeyFault, type Fault, nestingFault } from './fault.js';
import { maxAliasedValues, maxDepth } from './limits.js';
import type { Parsed } from './parse-yaml.js';
import { expandShortTag, longFormOf } from './short-tag.js';
import { isCoreCollectionTag, scalarOfTag, scalarStart } from './yaml-scalar.js';

/** A finished value, and what it would weigh with every alias written out. */
interface Composed {
  readonly value: JsonValue;
  /** Values in it, itself included. */
  readonly size: number;
  /** Levels of objects and lists in it; 0 of a scalar. */
  readonly height: number;
}

/** An object or list that is still open. */
interface Frame {
  readonly start: number;
  readonly tag: string;
  readonly anchor: string | undefined;
  readonly list: JsonValue[] | undefined;
  readonly object: Record<string, JsonValue> | undefined;
  key: string | undefined;
  keyStart: number;
  keyMerges: boolean;
  /** Keys that came by `<<`: the object's own may still override them. */
  merged: Set<string> | undefined;
  size: number;
  height: number;
}

/** Puts the value together from js-yaml's events. */
export function composeYaml(text: string, events: readonly Event[]): Parsed {
  const faults: Fault[] = [];
  const frames: Frame[] = [];
  const anchors = new Map<string, Composed>();
  let fatal: Fault | undefined;
  let root: Composed | undefined;
  let documents = 0;
  let aliased = 0;

  const fail = (offset: number, diagnose: (at: Position) => Diagnostic): void => {
    fatal ??= { offset, diagnose };
  };
  const chargeAlias = (offset: number, size: number): void => {
    aliased += size;
    if (aliased > maxAliasedValues) {
      fail(offset, (at) => diagnostic('yaml-aliases-too-many', { limit: maxAliasedValues }, at));
    }
  };
  const tagged = (tag: string, offset: number, composed: Composed): Composed => {
    if (tag === '' || tag === '!' || isCoreCollectionTag(tag, composed.value)) return composed;
    const longForm = longFormOf(tag);
    if (longForm === undefined) {
      fail(offset, (at) => diagnostic('yaml-tag-unknown', { tag }, at));
      return composed;
    }
    return { value: expandShortTag(longForm, composed.value), size: composed.size + 1, height: composed.height + 1 };
  };
  const scalar = (event: ScalarEvent): Composed & { readonly content: string } => {
    const content = getScalarValue(text, event);
    const tag = tagOf(event, text);
    const value = scalarOfTag(tag, content, event.style === SCALAR_STYLE.PLAIN);
    const composed =
      value === undefined
        ? tagged(tag, event.tagStart, { value: content, size: 1, height: 0 })
        : { value, size: 1, height: 0 };
    return { ...composed, content };
  };
  const define = (key: string, value: JsonValue, frame: Frame): void => {
    const object = frame.object ?? {};
    if (Object.hasOwn(object, key) && frame.merged?.delete(key) !== true) {
      faults.push(duplicateKeyFault(frame.keyStart, key));
    } else setOwn(object, key, value);
  };
  const merge = (source: JsonValue, frame: Frame): void => {
    for (const item of Array.isArray(source) ? source : [source]) {
      if (!isJsonObject(item)) {
        fail(frame.keyStart, (at) => diagnostic('yaml-syntax', { reason: 'only mappings can be merged by <<' }, at));
        return;
      }
      const keys = Object.keys(item);
      chargeAlias(frame.keyStart, keys.length + 1);
      for (const key of keys) {
        if (frame.object === undefined || Object.hasOwn(frame.object, key)) continue;
        setOwn(frame.object, key, item[key] ?? null);
        frame.merged ??= new Set();
        frame.merged.add(key);
      }
    }
  };
  /** `keyText` is what the value reads as when it stands where a key is expected. */
  const add = (composed: Composed, offset: number, keyText: string | undefined, merges: boolean): void => {
    const frame = frames.at(-1);
    if (frame === undefined) {
      root ??= composed;
      return;
    }
    if (frame.object !== undefined && frame.key === undefined) {
      if (keyText === undefined) fail(offset, (at) => diagnostic('yaml-key-not-text', {}, at));
      frame.key = keyText ?? '';
      frame.keyStart = offset;
      frame.keyMerges = merges;
      return;
    }
    frame.size += composed.size;
    frame.height = Math.max(frame.height, composed.height);
    if (frames.length + composed.height > maxDepth) fatal ??= nestingFault(offset);
    if (frame.list !== undefined) frame.list.push(composed.value);
    else if (frame.keyMerges) merge(composed.value, frame);
    else define(frame.key ?? '', composed.value, frame);
    frame.key = undefined;
  };

  for (const [index, event] of events.entries()) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents += 1;
        if (documents > 1)
          fail(secondDocument(text, events, index), (at) => diagnostic('yaml-second-document', {}, at));
        break;
      case EVENT_ID.SCALAR: {
        const composed = scalar(event);
        if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), composed);
        const isKeyText = composed.height === 0;
        const merges = composed.content === '<<' && event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0;
        add(composed, scalarStart(text, event), isKeyText ? composed.content : undefined, merges);
        break;
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const list = event.type === EVENT_ID.SEQUENCE;
        frames.push({
          start: event.start,
          tag: tagOf(event, text),
          anchor: event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd),
          list: list ? [] : undefined,
          object: list ? undefined : {},
          key: undefined,
          keyStart: event.start,
          keyMerges: false,
          merged: undefined,
          size: 1,
          height: 0,
        });
        // An anchor names what is finished: an alias inside its own value is refused as unknown.
        if (event.anchorStart >= 0) anchors.delete(text.slice(event.anchorStart, event.anchorEnd));
        if (frames.length > maxDepth) fatal ??= nestingFault(event.start);
        break;
      }
      case EVENT_ID.ALIAS: {
        const name = text.slice(event.anchorStart, event.anchorEnd);
        const offset = event.anchorStart - 1;
        const target = anchors.get(name);
        if (target === undefined) {
          const open = frames.some((frame) => frame.anchor === name);
          const reason = open
            ? `the alias *${name} stands inside the value it names`
            : `the alias *${name} names nothing`;
          fail(offset, (at) => diagnostic('yaml-syntax', { reason }, at));
          break;
        }
        chargeAlias(offset, target.size);
        add(target, offset, typeof target.value === 'string' ? target.value : undefined, false);
        break;
      }
      case EVENT_ID.POP: {
        const frame = frames.pop();
        if (frame === undefined) break;
        const value: JsonValue = frame.list ?? frame.object ?? null;
        const composed = tagged(frame.tag, frame.start, { value, size: frame.size, height: frame.height + 1 });
        if (frame.anchor !== undefined) anchors.set(frame.anchor, composed);
        add(composed, frame.start, undefined, false);
        break;
      }
      default:
        event satisfies never;
    }
    if (fatal !== undefined) return { value: undefined, faults: [...faults, fatal] };
  }
  return { value: root?.value ?? null, faults };
}

function tagOf(event: { readonly tagStart: number; readonly tagEnd: number }, text: string): string {
  return event.tagStart < 0 ? '' : text.slice(event.tagStart, event.tagEnd);
}

/** Where the document that begins at the event `index` is set off from the one before it. */
function secondDocument(text: string, events: readonly Event[], index: number): number {
  const first = events[index + 1];
  const start =
    first?.type === EVENT_ID.SCALAR ? first.valueStart : first !== undefined && 'start' in first ? first.start : -1;
  return text.lastIndexOf('\n---', start < 0 ? text.length : start) + 1;
}

/** Sets a member under whatever name, `__proto__` included. */
function setOwn(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else object[key] = value;
}
