import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { noMembers, type OutlineMember, type OutlineNode } from './outline.js';
import { yamlEvents } from './parse-yaml.js';
import { longFormOf } from './short-tag.js';
import { withinYamlScalar } from './within-yaml-scalar.js';
import { eventStart, tagOf } from './yaml-event.js';

/** What every node of one text needs. */
interface Context {
  readonly text: string;
  readonly events: readonly Event[];
  /** Index of the event behind the value that begins at an event. */
  readonly ends: Int32Array;
  /** Index of an alias to the index of what it names. */
  readonly targets: ReadonlyMap<number, number>;
}

/** The outline of a YAML text that is known to be valid. */
export function yamlOutline(text: string): OutlineNode {
  const events = yamlEvents(text);
  if ('offset' in events) return emptyNode(0);
  const context: Context = { text, events, ...measure(text, events) };
  // The first event opens the document.
  return nodeAt(context, 1, 0);
}

function measure(text: string, events: readonly Event[]): Pick<Context, 'ends' | 'targets'> {
  const ends = new Int32Array(events.length);
  const targets = new Map<number, number>();
  const anchors = new Map<string, number>();
  const open: number[] = [];
  for (const [index, event] of events.entries()) {
    ends[index] = index + 1;
    if (event.type === EVENT_ID.POP) {
      const start = open.pop();
      if (start !== undefined) ends[start] = index + 1;
      continue;
    }
    if (event.type === EVENT_ID.ALIAS) {
      const target = anchors.get(text.slice(event.anchorStart, event.anchorEnd));
      if (target !== undefined) targets.set(index, target);
      continue;
    }
    if (event.type !== EVENT_ID.DOCUMENT && event.anchorStart >= 0) {
      anchors.set(text.slice(event.anchorStart, event.anchorEnd), index);
    }
    if (event.type !== EVENT_ID.SCALAR) open.push(index);
  }
  return { ends, targets };
}

/** `fallback` is the place of a value that is not written, such as the null of `key:`. */
function nodeAt(context: Context, index: number, fallback: number): OutlineNode {
  const { text, events, targets } = context;
  const event = events[index];
  switch (event?.type) {
    case EVENT_ID.ALIAS: {
      const target = targets.get(index);
      const start = event.anchorStart - 1;
      if (target === undefined) return emptyNode(start);
      // The alias is where the value stands; its members stand where the anchor is.
      return { ...nodeAt(context, target, start), start, end: event.anchorEnd };
    }
    case EVENT_ID.SCALAR: {
      const written = eventStart(text, event);
      const start = written < 0 ? fallback : written;
      const leaf: OutlineNode = {
        start,
        end: endOfScalar(text, event, start),
        members: () => noMembers,
        within: (offset) => (event.valueStart < 0 ? start : withinYamlScalar(text, event, offset)),
      };
      return event.tagStart < 0 ? leaf : withTag(leaf, tagOf(text, event));
    }
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING: {
      let members: ReadonlyMap<string, OutlineMember> | undefined;
      const start = event.tagStart < 0 ? event.start : event.tagStart;
      const node: OutlineNode = {
        start,
        end: start + 1,
        members() {
          members ??= event.type === EVENT_ID.MAPPING ? entriesOf(context, index) : itemsOf(context, index);
          return members;
        },
        within: () => start,
      };
      return event.tagStart < 0 ? node : withTag(node, tagOf(text, event));
    }
    default:
      return emptyNode(fallback);
  }
}

const emptyNode = (start: number): OutlineNode => ({
  start,
  end: start,
  members: () => noMembers,
  within: () => start,
});

/** A short tag has become an object with one member, which stands where the tagged value does. */
function withTag(inner: OutlineNode, tag: string): OutlineNode {
  const longForm = longFormOf(tag);
  if (longForm === undefined) return inner;
  const value = longForm === 'Fn::GetAtt' && inner.members().size === 0 ? attributeParts(inner) : inner;
  const members = new Map([[longForm, { keyStart: inner.start, keyEnd: inner.start + tag.length, node: value }]]);
  return { ...inner, members: () => members };
}

/** `!GetAtt A.B` has become a list; both items stand in the one scalar. */
function attributeParts(inner: OutlineNode): OutlineNode {
  const part = { keyStart: inner.start, keyEnd: inner.end, node: inner };
  const members = new Map([
    ['0', part],
    ['1', part],
  ]);
  return { ...inner, members: () => members };
}

function itemsOf(context: Context, index: number): ReadonlyMap<string, OutlineMember> {
  const members = new Map<string, OutlineMember>();
  const end = (context.ends[index] ?? 0) - 1;
  let previous = nodeAt(context, index, 0).start;
  for (let item = index + 1; item < end; item = context.ends[item] ?? end) {
    const node = nodeAt(context, item, previous);
    members.set(String(members.size), { keyStart: node.start, keyEnd: node.end, node });
    previous = node.end;
  }
  return members;
}

function entriesOf(context: Context, index: number): ReadonlyMap<string, OutlineMember> {
  const members = new Map<string, OutlineMember>();
  const merged: OutlineNode[] = [];
  const end = (context.ends[index] ?? 0) - 1;
  let previous = nodeAt(context, index, 0).start;
  for (let key = index + 1; key < end; ) {
    const keyNode = nodeAt(context, key, previous);
    const value = context.ends[key] ?? end;
    const node = nodeAt(context, value, keyNode.end);
    const name = keyText(context, key);
    if (name === '<<' && isPlain(context.events[key])) merged.push(node);
    else if (!members.has(name)) members.set(name, { keyStart: keyNode.start, keyEnd: keyNode.end, node });
    previous = node.end;
    key = context.ends[value] ?? end;
  }
  for (const source of merged) addMerged(members, source);
  return members;
}

/** What the object itself says wins over what `<<` brings. */
function addMerged(members: Map<string, OutlineMember>, source: OutlineNode): void {
  const inner = source.members();
  const isList = inner.size > 0 && [...inner.keys()].every((key, index) => key === String(index));
  const sources = isList ? [...inner.values()].map(({ node }) => node.members()) : [inner];
  for (const one of sources) {
    for (const [key, member] of one) if (!members.has(key)) members.set(key, member);
  }
}

function keyText(context: Context, index: number): string {
  const event = context.events[context.targets.get(index) ?? index];
  return event?.type === EVENT_ID.SCALAR ? getScalarValue(context.text, event) : '';
}

const isPlain = (event: Event | undefined): boolean =>
  event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0;

/** The end of a scalar's first line. */
function endOfScalar(text: string, event: ScalarEvent, start: number): number {
  if (event.valueStart < 0) return start;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  const end = event.valueEnd + (quoted ? 1 : 0);
  const lineEnd = text.slice(start, end).search(/[\r\n]/);
  return lineEnd < 0 ? end : start + lineEnd;
}
