import { type PseudoParameter, partsOf, referenceOf } from '../../deployment/index.js';
import { diagnostic, type Report } from '../../diagnostics/index.js';
import { type Intrinsic, isIntrinsic, type Text, type Value } from '../../model/index.js';
import type { Expression } from './hcl.js';
import { quoted, templateText } from './quoted.js';
import type { Variables } from './variables.js';

/** What expressions are written with. */
export interface ExpressionContext {
  readonly variables: Variables;
  /** Nodes that stand for resources of this configuration: to the reference that names them. */
  readonly own: ReadonlyMap<Intrinsic, Expression>;
  readonly report: Report;
}

/**
 * The value as an expression of HCL, formatted as `terraform fmt` formats it at the margin.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions
 */
export function expression(value: Value, context: ExpressionContext, indent = ''): Expression {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isIntrinsic(value)) return intrinsic(value, context, indent);
  return isList(value) ? list(value, context, indent) : object(value, context, indent);
}

function list(values: readonly Value[], context: ExpressionContext, indent: string): Expression {
  if (values.length === 0) return '[]';
  const inner = `${indent}  `;
  const elements = values.map((element) => expression(element, context, inner));
  // A short list of scalars stays on its line, as one would write it.
  const short = `[${elements.join(', ')}]`;
  if (values.every(isScalar) && indent.length + short.length < 80) return short;
  return `[\n${elements.map((element) => `${inner}${element},`).join('\n')}\n${indent}]`;
}

function object(members: { readonly [key: string]: Value }, context: ExpressionContext, indent: string): Expression {
  const inner = `${indent}  `;
  const lines: { readonly name: string; readonly width: number; readonly text: string }[] = [];
  for (const [key, member] of Object.entries(members)) {
    const name = objectKey(key);
    lines.push({ name, width: columns(name), text: expression(member, context, inner) });
  }
  if (lines.length === 0) return '{}';
  return `{\n${aligned(lines, inner)}\n${indent}}`;
}

interface Line {
  readonly name: string;
  readonly width: number;
  readonly text: string;
}

/** Neighbours that take one line each have their `=` in one column. */
function aligned(lines: readonly Line[], indent: string): string {
  let printed = '';
  for (let from = 0; from < lines.length; ) {
    let to = from;
    let width = 0;
    for (let line = lines[to]; line !== undefined && !line.text.includes('\n'); line = lines[to]) {
      width = Math.max(width, line.width);
      to += 1;
    }
    // A line that begins an expression of several lines stands alone.
    if (to === from) to += 1;
    for (const { name, width: own, text } of lines.slice(from, to)) {
      printed += `${printed === '' ? '' : '\n'}${indent}${name}${' '.repeat(Math.max(0, width - own))} = ${text}`;
    }
    from = to;
  }
  return printed;
}

/** Keys that read as a word stay one; `for` would begin a comprehension, and the constants are quoted for the reader. */
function objectKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !/^(?:for|in|if|null|true|false)$/.test(key) ? key : quoted(key);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The columns that `terraform fmt` counts: grapheme clusters. */
function columns(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return [...segmenter.segment(text)].length;
}

function intrinsic(node: Intrinsic, context: ExpressionContext, indent: string): Expression {
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
    case 'if': {
      const then = node.then === undefined ? 'null' : expression(node.then, context, indent);
      const otherwise = node.else === undefined ? 'null' : expression(node.else, context, indent);
      return `${context.variables.condition(node.condition)} ? ${then} : ${otherwise}`;
    }
    case 'join':
      return `join(${quoted(node.delimiter)}, ${list(node.values, context, indent)})`;
    case 'function':
      return functionCall(node.name, node.argument, context, indent);
    default:
      return node satisfies never;
  }
}

const pseudo = (name: PseudoParameter, context: ExpressionContext): Expression => context.variables.pseudo(name);

function template(value: Text, context: ExpressionContext, indent: string): Expression {
  const parts = partsOf(value);
  const pieces = parts.map((part, index) => {
    if (typeof part === 'string') return templateText(part, index + 1 < parts.length);
    return `\${${expression(part, context, indent)}}`;
  });
  return `"${pieces.join('')}"`;
}

/** CloudFormation's functions that Terraform has under another name; the others become variables. */
function functionCall(name: string, argument: Value, context: ExpressionContext, indent: string): Expression {
  const write = (value: Value): Expression => expression(value, context, indent);
  const pair = isList(argument) && argument.length === 2 ? argument : undefined;
  const [first, second] = pair ?? [];
  switch (name) {
    case 'Fn::Select':
      if (first === undefined || second === undefined) break;
      return `element(${write(second)}, ${Number.isInteger(Number(first)) ? Number(first) : write(first)})`;
    case 'Fn::Split':
      if (first === undefined || second === undefined) break;
      return `split(${write(first)}, ${write(second)})`;
    case 'Fn::Base64':
      return `base64encode(${write(argument)})`;
    case 'Fn::ToJsonString':
      return `jsonencode(${write(argument)})`;
    case 'Fn::Length':
      return `length(${write(argument)})`;
    default:
      break;
  }
  context.report(diagnostic('function-replaced', { function: name, target: 'Terraform' }));
  const what = JSON.stringify(argument) ?? '';
  const key = `${name.replace(/^Fn::/, '')}.${typeof argument === 'string' ? argument : what}`;
  return context.variables.string(key, `What ${name} ${what} stands for in the API document.`);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const isScalar = (value: Value): boolean => typeof value !== 'object' || value === null;

function numberText(value: number): string {
  const text = String(value);
  return text === '-0' ? '0' : text;
}
