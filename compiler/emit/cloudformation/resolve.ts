import { type PseudoParameter, partsOf, referenceOf } from '../../deployment/index.js';
import { diagnostic, type Report } from '../../diagnostics/index.js';
import {
  type GetAtt,
  type If,
  type Intrinsic,
  isIntrinsic,
  type JsonValue,
  type Ref,
  type TerraformReference,
  type Text,
  type Value,
} from '../../model/index.js';
import type { Parameters } from './parameters.js';

/** What values are resolved with. */
export interface Resolver {
  readonly parameters: Parameters;
  /** Nodes that stand for resources of this template: to the function that names them. */
  readonly own: ReadonlyMap<Intrinsic, JsonValue>;
  readonly report: Report;
}

/**
 * The value as a template holds it: intrinsics have become functions, and what the document only names parameters.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function resolve(value: Value, resolver: Resolver): JsonValue {
  if (typeof value === 'string') return looksLikeSub(value) ? resolveLiteral(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) return resolveIntrinsic(value, resolver);
  // Nearly all of a Body holds no intrinsic and need not be copied.
  if (isResolved(value)) return value;
  if (isList(value)) return value.map((element) => resolve(element, resolver));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member, resolver)]));
}

/** Whether the value stands in a template as it is. */
function isResolved(value: Value): value is JsonValue {
  if (typeof value === 'string') return !looksLikeSub(value);
  if (typeof value !== 'object' || value === null) return true;
  if (isIntrinsic(value)) return false;
  if (isList(value)) return value.every(isResolved);
  for (const key in value) {
    const member = value[key];
    if (member !== undefined && !isResolved(member)) return false;
  }
  return true;
}

/** Whether a literal text looks as if somebody had forgotten `Fn::Sub`. */
const looksLikeSub = (text: string): boolean => text.includes('${') && /\$\{[A-Za-z0-9_:]+\}/.test(text);

/**
 * A text such as a Velocity template with `${name}`. CloudFormation would leave it alone, but its linters take the name
 * for that of a parameter: written as an escape in `Fn::Sub`, nobody can.
 */
function resolveLiteral(text: string): JsonValue {
  const escaped = escapeSub(text);
  return escaped === undefined ? text : { 'Fn::Sub': escaped };
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function resolveIntrinsic(node: Intrinsic, resolver: Resolver): JsonValue {
  const own = resolver.own.get(node);
  if (own !== undefined) return own;
  switch (node.kind) {
    case 'ref':
    case 'getAtt':
    case 'terraform':
      return { Ref: referenceName(node, resolver) };
    case 'text':
      return resolveText(node, resolver);
    case 'if':
      return { 'Fn::If': [resolver.parameters.condition(node.condition), ...branches(node, resolver)] };
    case 'join':
      return { 'Fn::Join': [node.delimiter, resolve(node.values, resolver)] };
    case 'function':
      return resolveFunction(node.name, node.argument, resolver);
    default:
      return node satisfies never;
  }
}

function branches(node: If, resolver: Resolver): readonly JsonValue[] {
  return [node.then, node.else].map((branch) =>
    branch === undefined ? { Ref: 'AWS::NoValue' } : resolve(branch, resolver),
  );
}

/** The name of the parameter or pseudo parameter that a reference has become. */
function referenceName(node: Ref | GetAtt | TerraformReference, resolver: Resolver): string {
  if (node.kind === 'ref' && isPseudoParameter(node.name)) return node.name;
  const meaning = referenceOf(node);
  return meaning.kind === 'pseudo' ? meaning.name : resolver.parameters.string(meaning.key, meaning.description);
}

function isPseudoParameter(name: string): name is PseudoParameter | 'AWS::StackId' | 'AWS::StackName' {
  return /^AWS::(?:AccountId|Partition|Region|StackId|StackName|URLSuffix)$/.test(name);
}

/**
 * `Fn::Sub` where it can say the text, else `Fn::Join`: a list of pieces needs no escapes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
function resolveText(value: Text, resolver: Resolver): JsonValue {
  const parts = partsOf(value);
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      const escaped = escapeSub(part);
      if (escaped === undefined) return { 'Fn::Join': ['', parts.map((piece) => resolve(piece, resolver))] };
      text += escaped;
      continue;
    }
    const name = nameInSub(part, resolver);
    // `$${Name}` reads as an escape to some and as a dollar and a value to others.
    if (name === undefined || text.endsWith('$')) {
      return { 'Fn::Join': ['', parts.map((piece) => resolve(piece, resolver))] };
    }
    text += `\${${name}}`;
  }
  return { 'Fn::Sub': text };
}

/** How `Fn::Sub` names what the node stands for; undefined when it cannot. */
function nameInSub(node: Intrinsic, resolver: Resolver): string | undefined {
  const own = resolver.own.get(node);
  if (own !== undefined) {
    const [[name, argument] = ['', null]] = Object.entries(own as object);
    if (name === 'Ref' && typeof argument === 'string') return argument;
    if (name === 'Fn::GetAtt' && Array.isArray(argument)) return argument.join('.');
    return undefined;
  }
  if (node.kind === 'ref' || node.kind === 'getAtt' || node.kind === 'terraform') return referenceName(node, resolver);
  return undefined;
}

/**
 * The text with `${` as `${!`, which stands for itself; undefined when a `${` has no closing brace, so that nobody
 * can say what CloudFormation makes of it.
 */
function escapeSub(text: string): string | undefined {
  if (!text.includes('${')) return text;
  // Anything but a plain name between the braces, `!` included, is left to Fn::Join.
  if (/\$\{(?![A-Za-z0-9_.:]+\})/.test(text)) return undefined;
  return text.replace(/\$\{/g, () => '${!');
}

/** Functions that CloudFormation resolves by itself, wherever they stand in a property. */
const functions: ReadonlySet<string> = new Set([
  'Fn::Base64',
  'Fn::Cidr',
  'Fn::GetAZs',
  'Fn::ImportValue',
  'Fn::Length',
  'Fn::Select',
  'Fn::Split',
  'Fn::ToJsonString',
  'Fn::Transform',
]);

function resolveFunction(name: string, argument: Value, resolver: Resolver): JsonValue {
  if (functions.has(name)) return { [name]: resolve(argument, resolver) };
  // A mapping stands in another template: its value becomes a parameter.
  const what = JSON.stringify(argument) ?? '';
  const keys = Array.isArray(argument) ? argument.filter((key) => typeof key === 'string').join('.') : '';
  resolver.report(diagnostic('function-replaced', { function: name, target: 'CloudFormation' }));
  const key = `${name.replace(/^Fn::/, '')}.${keys}`;
  return { Ref: resolver.parameters.string(key, `What ${name} ${what} stands for in the API document.`) };
}
