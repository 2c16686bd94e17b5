import { isJsonObject, type JsonObject, type JsonValue } from '../../compiler/model/index.js';
import type { RequestContext } from './authorization-request.js';
import { type Comparison, type ConditionOperator, conditionOperators } from './condition-operators.js';
import { PolicyError } from './policy-error.js';
import { hasVariable, withVariables } from './policy-variables.js';

/** One key under one operator. All conditions of a statement must hold. */
export type Condition = (context: RequestContext, hasVariables: boolean) => boolean;

/**
 * Reads the `Condition` of a statement: `{operator: {key: value or values}}`.
 *
 * @throws PolicyError for an operator that IAM does not have, and for values that it cannot take
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function readConditions(block: JsonObject): readonly Condition[] {
  return Object.entries(block).flatMap(([name, keys]) => {
    if (!isJsonObject(keys)) throw new PolicyError(`What stands under ${JSON.stringify(name)} is an object.`);
    const [, set, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/i.exec(name) ?? [];
    return Object.entries(keys).map(([key, value]) => {
      const expected = valuesOf(value);
      if (base.toLowerCase() === 'null') return nullCondition(key.toLowerCase(), expected);
      const operator = conditionOperators.get(base.toLowerCase());
      if (operator === undefined) throw new PolicyError(`${JSON.stringify(name)} is no operator of a condition.`);
      return operatorCondition(key.toLowerCase(), expected, operator, set?.toLowerCase(), ifExists !== undefined);
    });
  });
}

function valuesOf(value: JsonValue): readonly string[] {
  const values: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  return values.map((each) => {
    if (typeof each !== 'string' && typeof each !== 'number' && typeof each !== 'boolean') {
      throw new PolicyError('A value of a condition is a string, a number or a boolean.');
    }
    return String(each);
  });
}

/** `Null: {key: true}` holds when the key is missing. */
function nullCondition(key: string, expected: readonly string[]): Condition {
  const wanted = expected.map((value) => value.toLowerCase());
  return (context) => wanted.includes(String((context.get(key)?.length ?? 0) === 0));
}

function operatorCondition(
  key: string,
  expected: readonly string[],
  operator: ConditionOperator,
  set: string | undefined,
  ifExists: boolean,
): Condition {
  const isNegated = operator.isNegated === true;
  // Values with variables are other values for each caller; all others are prepared once, and faulty ones refused now.
  const prepared = expected.map(
    (value): ((context: RequestContext, hasVariables: boolean) => Comparison | undefined) => {
      if (!hasVariable(value)) {
        const comparison = operator.compare(value);
        return () => comparison;
      }
      return (context, hasVariables) => {
        const text = hasVariables ? withVariables(value, context, operator.hasWildcards === true) : value;
        return text === undefined ? undefined : operator.compare(text);
      };
    },
  );
  return (context, hasVariables) => {
    const actual = context.get(key) ?? [];
    if (actual.length === 0) return ifExists || set === 'forallvalues' || (isNegated && set === undefined);
    const comparisons = prepared.map((prepare) => prepare(context, hasVariables));
    const fits = (value: string): boolean => comparisons.some((compare) => compare?.(value) === true) !== isNegated;
    // A key with several values under an operator without a set is unspecified; as for ForAnyValue, or for negated
    // operators ForAllValues, no value can hide behind another.
    return set === 'forallvalues' || (set === undefined && isNegated) ? actual.every(fits) : actual.some(fits);
  };
}
