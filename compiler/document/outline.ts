/** Where a value stands in its text, and how to get to its members: built member by member, as far as somebody asks. */
export interface OutlineNode {
  /** UTF-16 offset of the value's first character. */
  readonly start: number;
  /** Offset behind the value's last character on its first line; used to mark it. */
  readonly end: number;
  /** Members of an object by key, items of a list by index. */
  members(): ReadonlyMap<string, OutlineMember>;
  /** The place in the text of the character at `offset` of a string value. */
  within(offset: number): number;
}

export interface OutlineMember {
  /** Of a list item, those of the value. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly node: OutlineNode;
}

export const noMembers: ReadonlyMap<string, OutlineMember> = new Map();
