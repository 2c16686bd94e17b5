import { childLocation, diagnostic, keyLocation } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { isJsonObject, type JsonObject, type JsonValue, member } from '../model/index.js';
import type { ReadContext } from './context.js';

/** What moving through a document needs. */
export type NodeContext = Pick<ReadContext, 'document' | 'values' | 'report'>;

/** Branches within branches beyond this are a circle of references. */
const maximumBranches = 50;

/**
 * The node that is meant: `$ref`s followed, an `Fn::If` that stands for the whole replaced by one of its branches.
 * Undefined for nothing, `null`, and a reference that cannot be resolved (the document reports it).
 */
export function settle(node: DocumentNode, context: NodeContext, branches = 0): DocumentNode | undefined {
  if (node.value === null) return undefined;
  if (!isJsonObject(node.value)) return node;
  const target = typeof member(node.value, '$ref') === 'string' ? context.document.follow(node) : node;
  if (target === undefined || target.value === null) return undefined;
  const isWhole = hasBranches(target) && Object.keys(target.value).length === 1;
  return isWhole ? branchOf(target, context, branches) : target;
}

/** The settled member `key` of the node; undefined when the node is no object or has no such member. */
export function memberOf(
  node: DocumentNode,
  key: string,
  context: NodeContext,
  branches = 0,
): DocumentNode | undefined {
  const { value } = node;
  if (!isJsonObject(value)) return undefined;
  const own = member(value, key);
  if (own !== undefined) return settle({ value: own, at: childLocation(node.at, key) }, context);
  const branch = hasBranches(node) ? branchOf(node, context, branches) : undefined;
  return branch && memberOf(branch, key, context, branches + 1);
}

/** The member `key` as it is written, nothing followed: for values in which intrinsics are kept. */
export function rawMemberOf(node: DocumentNode, key: string): DocumentNode | undefined {
  const own = isJsonObject(node.value) ? member(node.value, key) : undefined;
  return own === undefined || own === null ? undefined : { value: own, at: childLocation(node.at, key) };
}

/**
 * The members of an object in the order of the document, as they are written. Members that stand in an `Fn::If` beside
 * others are those of the branch that holds.
 */
export function rawMembersOf(
  node: DocumentNode,
  context: NodeContext,
  branches = 0,
): readonly (readonly [string, DocumentNode])[] {
  if (!isJsonObject(node.value)) return [];
  const members: (readonly [string, DocumentNode])[] = [];
  for (const [key, value] of Object.entries(node.value)) {
    if (key === 'Fn::If' && hasBranches(node)) {
      const branch = branchOf(node, context, branches);
      if (branch !== undefined) members.push(...rawMembersOf(branch, context, branches + 1));
      continue;
    }
    if (key.startsWith('Fn::')) {
      context.report(diagnostic('intrinsic-not-read', { name: key }, keyLocation(childLocation(node.at, key))));
      continue;
    }
    members.push([key, { value, at: childLocation(node.at, key) }]);
  }
  return members;
}

/** The members of an object, each of them settled; those that are null are reported and left out. */
export function membersOf(node: DocumentNode, context: NodeContext): readonly (readonly [string, DocumentNode])[] {
  const members: (readonly [string, DocumentNode])[] = [];
  for (const [key, raw] of rawMembersOf(node, context)) {
    if (raw.value === null) {
      context.report(diagnostic('value-type', { name: key, expected: 'an object', actual: 'null' }, raw.at));
      continue;
    }
    const settled = settle(raw, context);
    if (settled !== undefined) members.push([key, settled]);
  }
  return members;
}

/** The members of an object, each of them settled; null, which is what YAML makes of nothing, is an empty object. */
export function membersOrEmptyOf(
  node: DocumentNode,
  context: NodeContext,
): readonly (readonly [string, DocumentNode])[] {
  const members: (readonly [string, DocumentNode])[] = [];
  for (const [key, raw] of rawMembersOf(node, context)) {
    const settled = raw.value === null ? { value: {}, at: raw.at } : settle(raw, context);
    if (settled !== undefined) members.push([key, settled]);
  }
  return members;
}

/** The items of a list as they are written; none when the node is no list. */
export function rawItemsOf(node: DocumentNode): readonly DocumentNode[] {
  if (!Array.isArray(node.value)) return [];
  return node.value.map((value: JsonValue, index) => ({ value, at: childLocation(node.at, index) }));
}

/** The items of a list, each of them settled; those that are null are left out. */
export function itemsOf(node: DocumentNode, context: NodeContext): readonly DocumentNode[] {
  return rawItemsOf(node).flatMap((item) => settle(item, context) ?? []);
}

/**
 * The branch of the node's `Fn::If` that holds: by the value that the user set for the condition, else the first.
 * Undefined when the branch is `AWS::NoValue`, or the branches lead in a circle.
 */
function branchOf(node: ConditionalNode, context: NodeContext, branches: number): DocumentNode | undefined {
  const [condition, then, otherwise] = node.value['Fn::If'];
  const at = childLocation(node.at, 'Fn::If');
  if (branches >= maximumBranches) {
    context.report(diagnostic('condition-circular', { condition }, at));
    return undefined;
  }
  const set = context.values.get(condition);
  if (set === undefined) context.report(diagnostic('condition-not-set', { condition }, at));
  const index = set === undefined || set === true || set === 'true' ? 1 : 2;
  const value = index === 1 ? then : otherwise;
  const isNothing = isJsonObject(value) && Object.keys(value).length === 1 && member(value, 'Ref') === 'AWS::NoValue';
  return isNothing ? undefined : settle({ value, at: childLocation(at, index) }, context, branches + 1);
}

/** An object with an `Fn::If` among its members. */
interface ConditionalNode extends DocumentNode {
  readonly value: JsonObject & {
    readonly 'Fn::If': readonly [condition: string, then: JsonValue, otherwise: JsonValue];
  };
}

function hasBranches(node: DocumentNode): node is ConditionalNode {
  const argument = isJsonObject(node.value) ? member(node.value, 'Fn::If') : undefined;
  return Array.isArray(argument) && argument.length === 3 && typeof argument[0] === 'string';
}
