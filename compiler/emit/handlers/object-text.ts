import { docComment } from '../typescript/doc-comment.js';
import { isPlainName } from '../typescript/identifier.js';
import { stringLiteral } from '../typescript/string-literal.js';

/** A member of an object type and of the object that is built for it. */
export interface ObjectMember {
  readonly name: string;
  readonly comment?: string | undefined;
  readonly isOptional: boolean;
  readonly type: string;
  /** The expression that makes the value. */
  readonly value: string;
}

/** An object type of the members, `indent` being the indentation of the line that it begins on. */
export function objectType(members: readonly ObjectMember[], indent: string): string {
  const inner = `${indent}  `;
  const lines = members.map((member) => {
    const comment = docComment(member.comment ?? '', inner);
    return `${comment === '' ? '' : `${inner}${comment}\n`}${inner}readonly ${typeMember(member)};\n`;
  });
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
}

/** `limit?: number | undefined`: an optional member may be given as undefined too, which is how it is built. */
export function typeMember({ name, isOptional, type }: Pick<ObjectMember, 'name' | 'isOptional' | 'type'>): string {
  const key = isPlainName(name) ? name : stringLiteral(name);
  if (!isOptional) return `${key}: ${type}`;
  return /^unknown$|\bundefined$|^HeaderValue$/.test(type) ? `${key}?: ${type}` : `${key}?: ${type} | undefined`;
}

/** The expression of an object with the members. */
export function objectValue(members: readonly ObjectMember[], indent: string): string {
  const lines = members.map(({ name, value }) => `${indent}  ${objectKey(name)}: ${value},\n`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
}

/** A key of an object expression, where `__proto__` would set the prototype if it were not computed. */
export function objectKey(name: string): string {
  if (name === '__proto__') return '["__proto__"]';
  return isPlainName(name) ? name : stringLiteral(name);
}
