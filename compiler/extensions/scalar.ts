import { diagnostic } from '../diagnostics/index.js';
import { type DocumentNode, readText } from '../document/index.js';
import { isJsonObject, member, type Text } from '../model/index.js';
import type { ReadContext } from './context.js';
import { nearest } from './nearest.js';
import { membersOrEmptyOf, rawItemsOf, rawMembersOf } from './node.js';

/** What reading a scalar needs. `name` in the functions below is how messages call the value. */
export type ScalarContext = Pick<ReadContext, 'document' | 'values' | 'report'>;

/** A string in which intrinsics may stand. Numbers and booleans become their text. */
export function textOf(node: DocumentNode, name: string, context: ScalarContext): Text | undefined {
  const { value } = node;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' && !isJsonObject(value)) return wrongType(node, name, 'a string', context);
  const text = readText(value, 'text', context.values);
  // An intrinsic that says `AWS::NoValue` is as good as a member that is not there.
  if (text === undefined && !isNoValue(value)) return wrongType(node, name, 'a string', context);
  return text;
}

/** A string that has to be known now: an intrinsic without a value is reported and gives undefined. */
export function stringOf(node: DocumentNode, name: string, context: ScalarContext): string | undefined {
  if (typeof node.value === 'string' && !node.value.includes('${')) return node.value;
  const text = textOf(node, name, context);
  if (text === undefined || typeof text === 'string') return text;
  // A string keeps its placeholders as they are: a name such as `${x}` is the same name wherever it is written.
  if (typeof node.value === 'string') return node.value;
  context.report(diagnostic('intrinsic-without-value', { name }, node.at));
  return undefined;
}

/** The member of `allowed` that the string names, whatever its case. */
export function oneOf<Allowed extends string>(
  node: DocumentNode,
  name: string,
  allowed: readonly Allowed[],
  context: ScalarContext,
): Allowed | undefined {
  const written = stringOf(node, name, context);
  if (written === undefined) return undefined;
  const found = allowed.find((value) => value.toUpperCase() === written.toUpperCase());
  if (found === undefined) {
    const parameters = { name, value: written, allowed: allowed.join(', ') };
    const suggestion = nearest(written, allowed);
    context.report(
      suggestion === undefined
        ? diagnostic('extension-value-unknown', parameters, node.at)
        : diagnostic('extension-value-misspelt', { ...parameters, suggestion }, node.at),
    );
  }
  return found;
}

/** True or false; the strings `true` and `false` are taken for what they say. */
export function booleanOf(node: DocumentNode, name: string, context: ScalarContext): boolean | undefined {
  if (typeof node.value === 'boolean') return node.value;
  const written = stringOf(node, name, context)?.toLowerCase();
  if (written === 'true' || written === 'false') return written === 'true';
  return written === undefined ? undefined : wrongType(node, name, 'true or false', context);
}

/** A number; strings of digits are taken for what they say. */
export function numberOf(node: DocumentNode, name: string, context: ScalarContext): number | undefined {
  if (typeof node.value === 'number') return node.value;
  const written = stringOf(node, name, context)?.trim();
  if (written === undefined) return undefined;
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : wrongType(node, name, 'a number', context);
}

/** A whole number between the bounds, both of them allowed. */
export function integerOf(
  node: DocumentNode,
  name: string,
  bounds: { readonly minimum: number; readonly maximum: number },
  context: ScalarContext,
): number | undefined {
  const value = numberOf(node, name, context);
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && value >= bounds.minimum && value <= bounds.maximum) return value;
  context.report(diagnostic('extension-value-range', { name, value, kind: 'whole numbers', ...bounds }, node.at));
  return undefined;
}

/** A list of texts; one text alone is taken for a list of one. */
export function textsOf(node: DocumentNode, name: string, context: ScalarContext): readonly Text[] {
  const items = Array.isArray(node.value) ? rawItemsOf(node) : [node];
  return items.flatMap((item) => (item.value === null ? [] : (textOf(item, name, context) ?? [])));
}

/** A list of strings; one string alone is taken for a list of one. */
export function stringsOf(node: DocumentNode, name: string, context: ScalarContext): readonly string[] {
  const items = Array.isArray(node.value) ? rawItemsOf(node) : [node];
  return items.flatMap((item) => (item.value === null ? [] : (stringOf(item, name, context) ?? [])));
}

/** A map from names to texts; members that are null are left out. */
export function textMapOf(node: DocumentNode, name: string, context: ScalarContext): ReadonlyMap<string, Text> {
  const texts = new Map<string, Text>();
  if (!isObjectNode(node, name, context)) return texts;
  for (const [key, member] of rawMembersOf(node, context)) {
    if (member.value === null) continue;
    const text = textOf(member, `${name}.${key}`, context);
    if (text !== undefined) texts.set(key, text);
  }
  return texts;
}

/** The members of an object by name, each read by `read`, null as an empty object; those that cannot be read are left out. */
export function mapOf<Result>(
  node: DocumentNode,
  name: string,
  context: ScalarContext,
  read: (member: DocumentNode, key: string) => Result | undefined,
): ReadonlyMap<string, Result> {
  const results = new Map<string, Result>();
  if (!isObjectNode(node, name, context)) return results;
  for (const [key, member] of membersOrEmptyOf(node, context)) {
    const result = read(member, key);
    if (result !== undefined) results.set(key, result);
  }
  return results;
}

/** Whether the node is an object; reports it when it is not. */
export function isObjectNode(node: DocumentNode, name: string, context: ScalarContext): boolean {
  if (isJsonObject(node.value)) return true;
  wrongType(node, name, 'an object', context);
  return false;
}

/** Reports that the value has the wrong type. */
export function wrongType(node: DocumentNode, name: string, expected: string, context: ScalarContext): undefined {
  context.report(diagnostic('value-type', { name, expected, actual: typeName(node.value) }, node.at));
  return undefined;
}

function typeName(value: DocumentNode['value']): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}

function isNoValue(value: DocumentNode['value']): boolean {
  return isJsonObject(value) && member(value, 'Ref') === 'AWS::NoValue';
}
