import type { JsonObject, JsonValue } from '../model/index.js';

/**
 * JSON as YAML that people like to read: block style, no anchors, texts of several lines as blocks, and
 * CloudFormation's functions as short tags. YAML 1.1 and 1.2 read the same from it.
 *
 * @param options.shortTags false: functions keep their long form, for readers that do not know the tags. Default true.
 * @see https://yaml.org/spec/1.2.2/
 */
export function yaml(root: JsonObject, options: { readonly shortTags?: boolean } = {}): string {
  const out: Output = Object.assign([], { shortTags: options.shortTags !== false });
  members(root, '', out);
  return `${out.join('\n')}\n`;
}

/** The lines so far, and how the rest is written. */
interface Output extends Array<string> {
  readonly shortTags: boolean;
}

/** Every member on a line of its own, indented. */
function members(object: JsonObject, indent: string, out: Output): void {
  for (const [name, member] of Object.entries(object)) {
    const printed = scalar(name, '');
    // A simple key ends at 1,024 characters; a longer one is written with `?`.
    if (printed.length > 1000) {
      out.push(`${indent}? ${printed}`);
      value(`${indent}:`, member, indent, out);
    } else {
      value(`${indent}${printed}:`, member, indent, out);
    }
  }
}

/** A value after `lead`, on its line if it fits there. */
function value(lead: string, content: JsonValue, indent: string, out: Output): void {
  if (typeof content !== 'object' || content === null) {
    out.push(`${lead} ${scalar(content, `${indent}  `)}`);
    return;
  }
  if (isList(content)) {
    if (content.length === 0) out.push(`${lead} []`);
    else {
      out.push(lead);
      elements(content, `${indent}  `, out);
    }
    return;
  }
  const tagged = out.shortTags ? shortForm(content) : undefined;
  if (tagged !== undefined) {
    value(`${lead} ${tagged.tag}`, tagged.argument, indent, out);
    return;
  }
  if (isEmpty(content)) out.push(`${lead} {}`);
  else {
    out.push(lead);
    members(content, `${indent}  `, out);
  }
}

function elements(list: readonly JsonValue[], indent: string, out: Output): void {
  for (const element of list) {
    const tagged = out.shortTags && isObject(element) ? shortForm(element) : undefined;
    if (tagged === undefined && isObject(element) && !isEmpty(element)) {
      const from = out.length;
      members(element, `${indent}  `, out);
      out[from] = `${indent}- ${(out[from] ?? '').slice(indent.length + 2)}`;
    } else if (isList(element) && element.length > 0) {
      const from = out.length;
      elements(element, `${indent}  `, out);
      out[from] = `${indent}- ${(out[from] ?? '').slice(indent.length + 2)}`;
    } else {
      value(`${indent}-`, element, indent, out);
    }
  }
}

/** Functions that have a short form here, by their long one. Others keep theirs. */
const shortTags: ReadonlyMap<string, string> = new Map([
  ['Ref', '!Ref'],
  ['Fn::Sub', '!Sub'],
  ['Fn::GetAtt', '!GetAtt'],
  ['Fn::Join', '!Join'],
  ['Fn::If', '!If'],
  ['Fn::Equals', '!Equals'],
  ['Fn::Select', '!Select'],
]);

/** `!Ref Name` for `{ Ref: Name }`; undefined when the object is no function, or one that the short form cannot say. */
function shortForm(object: JsonObject): { readonly tag: string; readonly argument: JsonValue } | undefined {
  const name = onlyKey(object);
  const tag = name === undefined ? undefined : shortTags.get(name);
  if (name === undefined || tag === undefined) return undefined;
  const argument = object[name];
  if (argument === undefined || isObject(argument)) return undefined;
  if (name === 'Fn::GetAtt' && isList(argument)) return { tag, argument: argument.join('.') };
  if (name === 'Ref' || name === 'Fn::Sub') return typeof argument === 'string' ? { tag, argument } : undefined;
  return { tag, argument };
}

/** The key of an object that has just one. */
function onlyKey(object: JsonObject): string | undefined {
  let only: string | undefined;
  for (const key in object) {
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}

const isList = (content: JsonValue): content is readonly JsonValue[] => Array.isArray(content);
const isObject = (content: JsonValue): content is JsonObject =>
  typeof content === 'object' && content !== null && !Array.isArray(content);
const isEmpty = (object: JsonObject): boolean => {
  for (const _ in object) return false;
  return true;
};

/** A scalar; a text of several lines as a block, whose lines get the indentation. */
function scalar(content: string | number | boolean | null, indent: string): string {
  if (typeof content === 'number') return number(content);
  if (typeof content !== 'string') return String(content);
  if (plain.test(content) && !meansMore.test(content)) return content;
  if (unprintable.test(content)) return doubleQuoted(content);
  if (!content.includes('\n')) return `'${content.replaceAll("'", "''")}'`;
  return indent === '' || blankEnd.test(content) ? doubleQuoted(content) : block(content, indent);
}

/** Texts that need no quotes: no indicator at the beginning, no `: ` and no ` #` within, no space at the end. */
const plain = /^[A-Za-z0-9_./$(](?:[A-Za-z0-9_./$(){}+=;@~^&?<>*'",!|[\]\\-]|:(?! |$)| (?! |$|#))*$/;

/** Texts that YAML 1.1 or 1.2 would take for something else than a string: numbers, dates, times, booleans, null, `<<`. */
const meansMore =
  /^(?:[-+.][-+._0-9eE]*|[-+.]?[0-9][0-9a-fA-FxXoO_.,:eE+-]*|[0-9]{4}-[0-9].*|\.(?:inf|nan)|~|null|true|false|yes|no|on|off|y|n|<<|=)$/i;

/** Control characters, those that end lines or hide, and halves of a pair. */
const unprintable = /(?!\n)\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Texts whose first or last line is blank but not empty: readers do not agree on what a block makes of them. */
const blankEnd = /^\s*$|^\n*[ ]+\n|\n[ ]+\n*$/;

function doubleQuoted(content: string): string {
  // JSON's escapes are YAML's; what JSON writes as it is and YAML would not, is escaped as well.
  return JSON.stringify(content).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function block(content: string, indent: string): string {
  const body = content.replace(/\n*$/, '');
  const ends = content.length - body.length;
  const chomping = ends === 0 ? '-' : ends === 1 ? '' : '+';
  // A block that begins with a space or an empty line must say how far it is indented.
  const indicator = /^[ \n]/.test(content) ? '2' : '';
  const lines = body.split('\n').map((line) => (line === '' ? '' : indent + line));
  return `|${indicator}${chomping}\n${lines.join('\n')}${ends > 1 ? '\n'.repeat(ends - 1) : ''}`;
}

/** A number that YAML 1.1 reads as one too: it wants a point in the mantissa of an exponent. */
function number(content: number): string {
  const text = String(content);
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text;
}
