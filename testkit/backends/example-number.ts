import { type JsonObject, type JsonValue, member } from '../../compiler/model/index.js';

/** Zero, or the number nearest to it that the schema allows; undefined when that is not simple to find. */
export function exampleNumber(schema: JsonObject): number | undefined {
  const step = stepOf(schema);
  const { minimum, isMinimumOut, maximum, isMaximumOut } = limitsOf(schema);
  const fits = (value: number): boolean =>
    (isMinimumOut ? value > minimum : value >= minimum) &&
    (isMaximumOut ? value < maximum : value <= maximum) &&
    (step === 0 || Number.isInteger(value / step));
  const unit = step === 0 ? 1 : step;
  const candidates = [
    0,
    Math.ceil(minimum / unit) * unit,
    (Math.floor(minimum / unit) + 1) * unit,
    Math.floor(maximum / unit) * unit,
    (Math.ceil(maximum / unit) - 1) * unit,
    // Between two limits that no multiple of one lies between.
    ...(step === 0 ? [minimum, maximum, (minimum + maximum) / 2] : []),
  ];
  return candidates.find((value) => Number.isFinite(value) && fits(value));
}

function stepOf(schema: JsonObject): number {
  const type = member(schema, 'type');
  const isInteger = type === 'integer' || (Array.isArray(type) && type.includes('integer') && !type.includes('number'));
  const multiple = member(schema, 'multipleOf');
  if (typeof multiple !== 'number' || multiple <= 0) return isInteger ? 1 : 0;
  return isInteger && !Number.isInteger(multiple) ? Number.NaN : multiple;
}

/** `exclusiveMinimum` is a boolean up to OpenAPI 3.0 and a number from 3.1 on. */
function limitsOf(schema: JsonObject) {
  const least = bound(
    member(schema, 'minimum'),
    member(schema, 'exclusiveMinimum'),
    Number.NEGATIVE_INFINITY,
    Math.max,
  );
  const most = bound(member(schema, 'maximum'), member(schema, 'exclusiveMaximum'), Number.POSITIVE_INFINITY, Math.min);
  return { minimum: least.value, isMinimumOut: least.isOut, maximum: most.value, isMaximumOut: most.isOut };
}

function bound(
  inclusive: JsonValue | undefined,
  exclusive: JsonValue | undefined,
  none: number,
  narrower: (one: number, other: number) => number,
): { readonly value: number; readonly isOut: boolean } {
  const value = typeof inclusive === 'number' ? inclusive : none;
  if (typeof exclusive !== 'number') return { value, isOut: exclusive === true };
  const narrow = narrower(value, exclusive);
  return { value: narrow, isOut: narrow === exclusive };
}
