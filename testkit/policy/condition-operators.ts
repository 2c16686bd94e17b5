import { ipRange } from './ip-range.js';
import { matchesWildcards } from './matches-wildcards.js';
import { PolicyError } from './policy-error.js';

/** Compares a value of the request with one of the policy. A value of the request that cannot be read fits nothing. */
export type Comparison = (actual: string) => boolean;

/** One operator of IAM. */
export interface ConditionOperator {
  /** Prepares the policy's value. @throws PolicyError when the operator cannot take it */
  readonly compare: (expected: string) => Comparison;
  /** `StringNotEquals` and its like: it holds when no value of the policy fits, and when the key is missing. */
  readonly isNegated?: true;
  /** The value is matched as it stands, so that a variable of the policy may not bring wildcards of its own. */
  readonly hasWildcards?: true;
}

/**
 * The operators by name in lower case. `Null`, which asks whether a key is there, is none of them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const conditionOperators: ReadonlyMap<string, ConditionOperator> = new Map(
  Object.entries({
    StringEquals: { compare: (expected) => (actual) => actual === expected },
    StringNotEquals: { compare: (expected) => (actual) => actual === expected, isNegated: true },
    StringEqualsIgnoreCase: { compare: ignoringCase },
    StringNotEqualsIgnoreCase: { compare: ignoringCase, isNegated: true },
    StringLike: { compare: wildcards, hasWildcards: true },
    StringNotLike: { compare: wildcards, isNegated: true, hasWildcards: true },
    NumericEquals: { compare: numeric((actual, expected) => actual === expected) },
    NumericNotEquals: { compare: numeric((actual, expected) => actual === expected), isNegated: true },
    NumericLessThan: { compare: numeric((actual, expected) => actual < expected) },
    NumericLessThanEquals: { compare: numeric((actual, expected) => actual <= expected) },
    NumericGreaterThan: { compare: numeric((actual, expected) => actual > expected) },
    NumericGreaterThanEquals: { compare: numeric((actual, expected) => actual >= expected) },
    DateEquals: { compare: date((actual, expected) => actual === expected) },
    DateNotEquals: { compare: date((actual, expected) => actual === expected), isNegated: true },
    DateLessThan: { compare: date((actual, expected) => actual < expected) },
    DateLessThanEquals: { compare: date((actual, expected) => actual <= expected) },
    DateGreaterThan: { compare: date((actual, expected) => actual > expected) },
    DateGreaterThanEquals: { compare: date((actual, expected) => actual >= expected) },
    Bool: { compare: ignoringCase },
    BinaryEquals: { compare: (expected) => (actual) => actual === expected },
    IpAddress: { compare: ipRange },
    NotIpAddress: { compare: ipRange, isNegated: true },
    // The two behave alike, says the guide.
    ArnEquals: { compare: arn, hasWildcards: true },
    ArnLike: { compare: arn, hasWildcards: true },
    ArnNotEquals: { compare: arn, isNegated: true, hasWildcards: true },
    ArnNotLike: { compare: arn, isNegated: true, hasWildcards: true },
  } satisfies Record<string, ConditionOperator>).map(([name, operator]) => [name.toLowerCase(), operator]),
);

function ignoringCase(expected: string): Comparison {
  const lower = expected.toLowerCase();
  return (actual) => actual.toLowerCase() === lower;
}

function wildcards(expected: string): Comparison {
  return (actual) => matchesWildcards(expected, actual);
}

function numeric(holds: (actual: number, expected: number) => boolean): (expected: string) => Comparison {
  return (text) => {
    const expected = numberOf(text);
    if (Number.isNaN(expected)) throw new PolicyError(`${JSON.stringify(text)} is no number.`);
    return (actual) => holds(numberOf(actual), expected);
  };
}

function numberOf(text: string): number {
  return /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function date(holds: (actual: number, expected: number) => boolean): (expected: string) => Comparison {
  return (text) => {
    const expected = timeOf(text);
    if (Number.isNaN(expected)) throw new PolicyError(`${JSON.stringify(text)} is no date.`);
    return (actual) => holds(timeOf(actual), expected);
  };
}

/** Milliseconds of an ISO 8601 date with or without a time, or of seconds since 1970. */
function timeOf(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text) && text.length > 4) return Number(text) * 1000;
  if (!/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[-+]\d\d:?\d\d)?)?)?)?$/.test(text)) return Number.NaN;
  // Without a zone JavaScript would take the computer's own.
  return Date.parse(/T.*\d$/.test(text) && !/[-+]\d\d:?\d\d$/.test(text) ? `${text}Z` : text);
}

/** The six parts are compared each for itself, so that no `*` reaches over a colon. */
function arn(expected: string): Comparison {
  const patterns = partsOf(expected);
  return (actual) => {
    const parts = partsOf(actual);
    return (
      parts.length === patterns.length &&
      patterns.every((pattern, index) => matchesWildcards(pattern, parts[index] ?? ''))
    );
  };
}

function partsOf(text: string): readonly string[] {
  const parts = text.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
