import type { JsonValue } from './json.js';

/**
 * Marks an intrinsic, so that no JSON object of a document can be taken for one.
 * Not exported from the folder's index: intrinsics are made by the functions below alone. The symbol is shared by all
 * copies of this module that a process has loaded, so that a model which one of them has read is understood by the other.
 */
const brand: unique symbol = Symbol.for('gatewright.intrinsic');

interface Branded {
  readonly [brand]: true;
}

/** `Ref`, `!Ref`, `${Name}`: a parameter, a pseudo parameter such as `AWS::Region`, or a resource that is only named. */
export interface Ref extends Branded {
  readonly kind: 'ref';
  readonly name: string;
}

/** `Fn::GetAtt`, `!GetAtt`, `${Name.Attribute}`: an attribute of a resource that is only named. */
export interface GetAtt extends Branded {
  readonly kind: 'getAtt';
  readonly resource: string;
  readonly attribute: string;
}

/** A Terraform reference: `${var.x}`, `${local.x}`, `${module.a.b}`, `${aws_lambda_function.f.invoke_arn}`. */
export interface TerraformReference extends Branded {
  readonly kind: 'terraform';
  /** What stands between `${` and `}`: a reference, never an arbitrary expression. */
  readonly reference: string;
}

/** Text in which intrinsics stand: `Fn::Sub`, `Fn::Join` with an empty delimiter, a string with placeholders. Never empty, never nested. */
export interface TextParts extends Branded {
  readonly kind: 'text';
  readonly parts: readonly (string | Exclude<Intrinsic, TextParts>)[];
}

/** `Fn::If`: one of two values by a named condition. */
export interface If extends Branded {
  readonly kind: 'if';
  readonly condition: string;
  /** What stands for each case; `{ Ref: 'AWS::NoValue' }` has become undefined. */
  readonly then: Value | undefined;
  readonly else: Value | undefined;
}

/** `Fn::Join` of a list with a delimiter. */
export interface Join extends Branded {
  readonly kind: 'join';
  readonly delimiter: string;
  readonly values: readonly Value[];
}

/** Any other function of CloudFormation: `Fn::ImportValue`, `Fn::FindInMap`, `Fn::Select`, `Fn::Transform` … */
export interface OtherFunction extends Branded {
  readonly kind: 'function';
  /** The long form of the name, `Fn::ImportValue`. */
  readonly name: string;
  readonly argument: Value;
}

/**
 * A value that is known only when the API is deployed.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export type Intrinsic = Ref | GetAtt | TerraformReference | TextParts | If | Join | OtherFunction;

/** A string, or an intrinsic that stands where AWS has a string. */
export type Text = string | Intrinsic;

/** JSON in which intrinsics may stand anywhere. */
export type Value = null | boolean | number | string | Intrinsic | readonly Value[] | { readonly [key: string]: Value };

export function isIntrinsic(value: unknown): value is Intrinsic {
  return typeof value === 'object' && value !== null && brand in value;
}

export const ref = (name: string): Ref => ({ [brand]: true, kind: 'ref', name });

export const getAtt = (resource: string, attribute: string): GetAtt => ({
  [brand]: true,
  kind: 'getAtt',
  resource,
  attribute,
});

export const terraformReference = (reference: string): TerraformReference => ({
  [brand]: true,
  kind: 'terraform',
  reference,
});

export const conditional = (condition: string, then: Value | undefined, otherwise: Value | undefined): If => ({
  [brand]: true,
  kind: 'if',
  condition,
  then,
  else: otherwise,
});

export const join = (delimiter: string, values: readonly Value[]): Join => ({
  [brand]: true,
  kind: 'join',
  delimiter,
  values,
});

export const otherFunction = (name: string, argument: Value): OtherFunction => ({
  [brand]: true,
  kind: 'function',
  name,
  argument,
});

/** Joins the parts into one text: neighbouring strings merged, nested texts flattened, a plain string when nothing else is left. */
export function text(parts: readonly Text[]): Text {
  const flat: (string | Exclude<Intrinsic, TextParts>)[] = [];
  const add = (part: string | Exclude<Intrinsic, TextParts>): void => {
    const last = flat.at(-1);
    if (part === '') return;
    if (typeof part === 'string' && typeof last === 'string') flat[flat.length - 1] = last + part;
    else flat.push(part);
  };
  for (const part of parts) {
    if (isIntrinsic(part) && part.kind === 'text') part.parts.forEach(add);
    else add(part);
  }
  if (flat.length === 0) return '';
  const [only] = flat;
  if (flat.length === 1 && only !== undefined) return only;
  return { [brand]: true, kind: 'text', parts: flat };
}

/** The text with every intrinsic written as a `${…}` placeholder: for messages and for reading its literal parts, never for output. */
export function textPreview(value: Text): string {
  if (typeof value === 'string') return value;
  switch (value.kind) {
    case 'ref':
      return `\${${value.name}}`;
    case 'getAtt':
      return `\${${value.resource}.${value.attribute}}`;
    case 'terraform':
      return `\${${value.reference}}`;
    case 'text':
      return value.parts.map(textPreview).join('');
    case 'if':
      return `\${Fn::If ${value.condition}}`;
    case 'join':
      return value.values
        .map((part) => (typeof part === 'string' || isIntrinsic(part) ? textPreview(part) : '${…}'))
        .join(value.delimiter);
    case 'function':
      return `\${${value.name}}`;
    default:
      return value satisfies never;
  }
}

/** Every intrinsic in the value, outermost first, those inside others included. */
export function* intrinsicsOf(value: Value | undefined): Generator<Intrinsic> {
  if (typeof value !== 'object' || value === null) return;
  if (!isIntrinsic(value)) {
    for (const inner of Array.isArray(value) ? value : Object.values(value)) yield* intrinsicsOf(inner);
    return;
  }
  yield value;
  switch (value.kind) {
    case 'text':
      for (const part of value.parts) yield* intrinsicsOf(part);
      return;
    case 'if':
      yield* intrinsicsOf(value.then);
      yield* intrinsicsOf(value.else);
      return;
    case 'join':
      yield* intrinsicsOf(value.values);
      return;
    case 'function':
      yield* intrinsicsOf(value.argument);
      return;
    default:
      return;
  }
}

/** Whether the value holds no intrinsic at any depth. */
export function isLiteral(value: Value): value is JsonValue {
  return intrinsicsOf(value).next().done === true;
}
