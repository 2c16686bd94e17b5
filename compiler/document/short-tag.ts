import type { JsonValue } from '../model/index.js';

/**
 * CloudFormation's short tags by the long form that each stands for.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const longForms: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...[
    'And',
    'Base64',
    'Cidr',
    'Equals',
    'FindInMap',
    'GetAtt',
    'GetAZs',
    'If',
    'ImportValue',
    'Join',
    'Length',
    'Not',
    'Or',
    'Select',
    'Split',
    'Sub',
    'ToJsonString',
    'Transform',
  ].map((name): [string, string] => [`!${name}`, `Fn::${name}`]),
]);

/** The key of the long form of a short tag, such as `Fn::Sub` for `!Sub`; undefined when it is none. */
export const longFormOf = (tag: string): string | undefined => longForms.get(tag);

/** `!Tag value` as CloudFormation's long form; `!GetAtt A.B.C` has become the list `[A, B.C]`. */
export function expandShortTag(longForm: string, value: JsonValue): JsonValue {
  return { [longForm]: longForm === 'Fn::GetAtt' && typeof value === 'string' ? splitAttribute(value) : value };
}

function splitAttribute(value: string): JsonValue {
  const dot = value.indexOf('.');
  return dot <= 0 ? value : [value.slice(0, dot), value.slice(dot + 1)];
}
