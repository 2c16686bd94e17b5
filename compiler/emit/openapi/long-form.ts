import { type Intrinsic, isIntrinsic, type JsonValue, type Value } from '../../model/index.js';

/**
 * The value with its intrinsics in the long form of CloudFormation, by the names that the document uses: what SAM, CDK
 * and a template's `Body` take. References of Terraform stay what they are for `templatefile`: `${var.x}`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function longForm(value: Value): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) return intrinsic(value);
  if (isList(value)) return value.map(longForm);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, longForm(member)]));
}

function intrinsic(node: Intrinsic): JsonValue {
  switch (node.kind) {
    case 'ref':
      return { Ref: node.name };
    case 'getAtt':
      return { 'Fn::GetAtt': [node.resource, node.attribute] };
    case 'terraform':
      return `\${${node.reference}}`;
    case 'text': {
      // What Terraform fills in is text to CloudFormation.
      if (node.parts.every((part) => typeof part === 'string' || part.kind === 'terraform')) {
        return node.parts.map((part) => (typeof part === 'string' ? part : `\${${terraform(part)}}`)).join('');
      }
      return { 'Fn::Join': ['', node.parts.map(longForm)] };
    }
    case 'if': {
      const branch = (side: Value | undefined): JsonValue =>
        side === undefined ? { Ref: 'AWS::NoValue' } : longForm(side);
      return { 'Fn::If': [node.condition, branch(node.then), branch(node.else)] };
    }
    case 'join':
      return { 'Fn::Join': [node.delimiter, node.values.map(longForm)] };
    case 'function':
      return { [node.name]: longForm(node.argument) };
    default:
      return node satisfies never;
  }
}

const terraform = (part: Intrinsic): string => (part.kind === 'terraform' ? part.reference : '');
const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
