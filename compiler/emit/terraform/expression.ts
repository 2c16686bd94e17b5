import { keyText, type PseudoParameter, partsOf, referenceOf } from '../../deployment/index.js';
import { diagnostic, type Report } from '../../diagnostics/index.js';
import { type If, type Intrinsic, isIntrinsic, type Text, type Value } from '../../model/index.js';
import { quoted, templateText } from './quoted.js';
import type { Variables } from './variables.js';

/** What expressions are written with. */
export interface ExpressionContext {
  readonly variables: Variables;
  /** Nodes that stand for resources of this configuration: to the reference that names them. */
  readonly own: ReadonlyMap<Intrinsic, string>;
  readonly report: Report;
  /** Objects in whose keys placeholders are filled in: the paths of a Body. */
  readonly interpolated?: Value;
}

/**
 * The value as an expression of HCL, formatted as `terraform fmt` does.
 *
 * @param indent the indentation of the line on which it begins
 * @see https://developer.hashicorp.com/terraform/language/expressions
 */
export function expression(value: Value, context: ExpressionContext, indent = ''): string {
  const out: string[] = [];
  write(value, context, indent, out);
  return out.join('');
}

function write(value: Value, context: ExpressionContext, indent: string, out: string[]): void {
  if (isIntrinsic(value)) out.push(intrinsic(value, context, indent));
  else if (typeof value !== 'object' || value === null) out.push(scalar(value));
  else if (isList(value)) writeList(value, context, indent, out);
  else writeObject(value, context, indent, out);
}

function scalar(value: null | boolean | number | string): string {
  return typeof value === 'string' ? quoted(value) : String(value);
}

function writeList(values: readonly Value[], context: ExpressionContext, indent: string, out: string[]): void {
  const short = shortList(values, indent);
  if (short !== undefined) {
    out.push(short);
    return;
  }
  if (values.some(mayBeNothing)) {
    // What a condition leaves out is null here, and goes.
    out.push('[for value in ');
    writeElements(values, context, indent, out);
    out.push(' : value if value != null]');
    return;
  }
  writeElements(values, context, indent, out);
}

function writeElements(values: readonly Value[], context: ExpressionContext, indent: string, out: string[]): void {
  const inner = `${indent}  `;
  out.push('[\n');
  for (const element of values) {
    out.push(inner);
    write(element, context, inner, out);
    out.push(',\n');
  }
  out.push(indent, ']');
}

/** A list of a few scalars stays on its line, as one would write it. */
function shortList(values: readonly Value[], indent: string): string | undefined {
  const elements: string[] = [];
  let length = indent.length;
  for (const element of values) {
    if (isIntrinsic(element) || (typeof element === 'object' && element !== null)) return undefined;
    const text = scalar(element);
    length += text.length + 2;
    if (length > 80) return undefined;
    elements.push(text);
  }
  return `[${elements.join(', ')}]`;
}

/** Whether the value is there on one side of a condition only. */
function mayBeNothing(value: Value): boolean {
  return isIntrinsic(value) && value.kind === 'if' && (value.then === undefined || value.else === undefined);
}

function writeObject(
  members: { readonly [key: string]: Value },
  context: ExpressionContext,
  indent: string,
  out: string[],
): void {
  if (!Object.values(members).some(mayBeNothing)) writeMembers(members, context, indent, out);
  else {
    out.push('{ for key, value in ');
    writeMembers(members, context, indent, out);
    out.push(' : key => value if value != null }');
  }
}

function writeMembers(
  members: { readonly [key: string]: Value },
  context: ExpressionContext,
  indent: string,
  out: string[],
): void {
  const inner = `${indent}  `;
  const keys = Object.keys(members);
  if (keys.length === 0) {
    out.push('{}');
    return;
  }
  out.push('{\n');
  // Neighbours that take one line each have their `=` in one column: they wait here until the last of them is known.
  let waiting: (readonly [name: string, text: string])[] = [];
  const flush = (): void => {
    const width = waiting.reduce((widest, [name]) => Math.max(widest, columns(name)), 0);
    for (const [name, text] of waiting) {
      out.push(`${inner}${name}${' '.repeat(width - columns(name))} = ${text}\n`);
    }
    waiting = [];
  };
  for (const key of keys) {
    const member = members[key];
    if (member === undefined) continue;
    const name = members === context.interpolated ? expression(keyText(key), context) : objectKey(key);
    const line = oneLine(member, context, inner);
    if (line !== undefined && !line.includes('\n')) {
      waiting.push([name, line]);
      continue;
    }
    flush();
    out.push(inner, name, ' = ');
    if (line === undefined) write(member, context, inner, out);
    else out.push(line);
    out.push('\n');
  }
  flush();
  out.push(indent, '}');
}

/** The text of what may fit on one line; undefined for what does not. */
function oneLine(value: Value, context: ExpressionContext, indent: string): string | undefined {
  if (isIntrinsic(value)) return intrinsic(value, context, indent);
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (isList(value)) return shortList(value, indent);
  return Object.keys(value).length === 0 ? '{}' : undefined;
}

/** Keys that read as a word stay one; `for` would begin a comprehension, and the constants are quoted for the reader. */
function objectKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !/^(?:for|null|true|false)$/.test(key) ? key : quoted(key);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The columns that `terraform fmt` counts: grapheme clusters. */
function columns(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return [...segmenter.segment(text)].length;
}

function intrinsic(node: Intrinsic, context: ExpressionContext, indent: string): string {
  const own = context.own.get(node);
  if (own !== undefined) return own;
  switch (node.kind) {
    case 'ref':
    case 'getAtt':
    case 'terraform': {
      const meaning = referenceOf(node);
      return meaning.kind === 'pseudo'
        ? pseudo(meaning.name, context)
        : context.variables.string(meaning.key, meaning.description);
    }
    case 'text':
      return template(node, context, indent);
    case 'if':
      return choice(node, context, indent);
    case 'join':
      return `join(${quoted(node.delimiter)}, ${expression(node.values, context, indent)})`;
    case 'function':
      return functionCall(node.name, node.argument, context, indent);
    default:
      return node satisfies never;
  }
}

/** A conditional expression wants both sides of one type; members of a tuple may differ. */
function choice(node: If, context: ExpressionContext, indent: string): string {
  const condition = context.variables.condition(node.condition);
  const [then, otherwise] = [node.then, node.else].map((side) =>
    side === undefined ? 'null' : expression(side, context, indent),
  );
  const alike = isText(node.then) && isText(node.else);
  return alike ? `${condition} ? ${then} : ${otherwise}` : `[${otherwise}, ${then}][${condition} ? 1 : 0]`;
}

const isText = (value: Value | undefined): boolean =>
  value === undefined || typeof value === 'string' || isIntrinsic(value);

const pseudo = (name: PseudoParameter, context: ExpressionContext): string => context.variables.pseudo(name);

function template(value: Text, context: ExpressionContext, indent: string): string {
  const parts = partsOf(value);
  const pieces = parts.map((part, index) => {
    if (typeof part === 'string') return templateText(part, index + 1 < parts.length);
    return `\${${expression(part, context, indent)}}`;
  });
  return `"${pieces.join('')}"`;
}

/** CloudFormation's functions that Terraform has under another name; the others become variables. */
function functionCall(name: string, argument: Value, context: ExpressionContext, indent: string): string {
  const print = (value: Value): string => expression(value, context, indent);
  const [first, second] = isList(argument) && argument.length === 2 ? argument : [];
  switch (name) {
    case 'Fn::Select':
      if (first === undefined || second === undefined) break;
      return `element(${print(second)}, ${Number.isInteger(Number(first)) ? Number(first) : print(first)})`;
    case 'Fn::Split':
      if (first === undefined || second === undefined) break;
      return `split(${print(first)}, ${print(second)})`;
    case 'Fn::Base64':
      return `base64encode(${print(argument)})`;
    case 'Fn::ToJsonString':
      return `jsonencode(${print(argument)})`;
    case 'Fn::Length':
      return `length(${print(argument)})`;
    default:
      break;
  }
  context.report(diagnostic('function-replaced', { function: name, target: 'Terraform' }));
  const what = JSON.stringify(argument) ?? '';
  const key = `${name.replace(/^Fn::/, '')}.${typeof argument === 'string' ? argument : what}`;
  return context.variables.string(key, `What ${name} ${what} stands for in the API document.`);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
