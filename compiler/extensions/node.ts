import { childLocation, diagnostic, keyLocation } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { isJsonObject, type JsonValue, member } from '../model/index.js';
import type { ReadContext } from './context.js';

/** What moving through a document needs. */
export type NodeContext = Pick<ReadContext, 'document' | 'values' | 'report'>;

/**
 * The node that is meant: `$ref`s followed, an `Fn::If` that stands for the whole replaced by one of its branches.
 * Undefined for nothing, `null`, and a reference that cannot be resolved (the document reports it).
 */
export function settle(node: DocumentNode, context: NodeContext): DocumentNode | undefined {
  let current: DocumentNode | undefined = node;
  // Branches may be references and lead to further branches; the nesting limit of the document bounds this.
  while (current !== undefined) {
    const { value }: DocumentNode = current;
    if (value === null) return undefined;
    if (!isJsonObject(value)) return current;
    if (typeof member(value, '$ref') === 'string') {
      const followed = context.document.follow(current);
      if (followed === current) return current;
      current = followed;
      continue;
    }
    const keys = Object.keys(value);
    if (keys.length !== 1 || keys[0] !== 'Fn::If') return current;
    const branch = branchOf(current, context);
    if (branch === current) return current;
    current = branch;
  }
  return undefined;
}

/** The settled member `key` of the node; undefined when the node is no object or has no such member. */
export function memberOf(node: DocumentNode, key: string, context: NodeContext): DocumentNode | undefined {
  const { value } = node;
  if (!isJsonObject(value)) return undefined;
  const own = member(value, key);
  if (own !== undefined) return settle({ value: own, at: childLocation(node.at, key) }, context);
  if (!Object.hasOwn(value, 'Fn::If')) return undefined;
  const branch = branchOf(node, context);
  return branch === undefined || branch === node ? undefined : memberOf(branch, key, context);
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
export function rawMembersOf(node: DocumentNode, context: NodeContext): readonly (readonly [string, DocumentNode])[] {
  if (!isJsonObject(node.value)) return [];
  const members: (readonly [string, DocumentNode])[] = [];
  for (const [key, value] of Object.entries(node.value)) {
    if (key === 'Fn::If') {
      const branch = branchOf(node, context);
      if (branch !== undefined && branch !== node) {
        members.push(...rawMembersOf(branch, context));
        continue;
      }
    }
    if (key.startsWith('Fn::')) {
      context.report(diagnostic('intrinsic-not-read', { name: key }, keyLocation(childLocation(node.at, key))));
      continue;
    }
    members.push([key, { value, at: childLocation(node.at, key) }]);
  }
  return members;
}

/** The members of an object, each of them settled; those that are null are left out. */
export function membersOf(node: DocumentNode, context: NodeContext): readonly (readonly [string, DocumentNode])[] {
  const members: (readonly [string, DocumentNode])[] = [];
  for (const [key, member] of rawMembersOf(node, context)) {
    const settled = settle(member, context);
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
 * The node itself when its `Fn::If` has not the shape of one; undefined when the branch is `AWS::NoValue`.
 */
function branchOf(node: DocumentNode, context: NodeContext): DocumentNode | undefined {
  const argument = isJsonObject(node.value) ? member(node.value, 'Fn::If') : undefined;
  if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') return node;
  const condition: string = argument[0];
  const at = childLocation(node.at, 'Fn::If');
  const set = context.values.get(condition);
  if (set === undefined) context.report(diagnostic('condition-not-set', { condition }, at));
  const index = set === undefined || set === true || set === 'true' ? 1 : 2;
  const value: JsonValue = argument[index];
  const isNothing = isJsonObject(value) && Object.keys(value).length === 1 && member(value, 'Ref') === 'AWS::NoValue';
  return isNothing ? undefined : settle({ value, at: childLocation(at, index) }, context);
}
