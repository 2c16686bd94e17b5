/**
 * A JSON number whose text says more than a double holds: `1.0` and `1e2` are no integers to API Gateway, and big
 * integers keep all their digits. `parseJson` makes them; values that came from `JSON.parse` hold none.
 */
export class ExactNumber {
  /** As the JSON text has it. */
  readonly text: string;
  /** The value is `digits` × 10 ^ `exponent`; `digits` does not end in zero, unless it is zero. */
  readonly digits: bigint;
  readonly exponent: number;
  /** Written without a point and without an exponent. */
  readonly integer: boolean;

  constructor(text: string) {
    const [mantissa = '', exponent = '0'] = text.split(/[eE]/);
    const [whole = '', fraction = ''] = mantissa.split('.');
    const significant = (whole + fraction).replace(/0+$/, '');
    const dropped = whole.length + fraction.length - significant.length;
    this.text = text;
    this.integer = /^-?\d+$/.test(text);
    this.digits = /\d/.test(significant) ? BigInt(significant) : 0n;
    this.exponent = this.digits === 0n ? 0 : Number(exponent) - fraction.length + dropped;
  }
}

/** A number of a JSON value. */
export type JsonNumber = number | ExactNumber;

export function isNumber(value: unknown): value is JsonNumber {
  return typeof value === 'number' || value instanceof ExactNumber;
}

/** Whether the value is an integer to API Gateway: by its text where that is known, else by its value. */
export function isInteger(value: unknown): value is JsonNumber {
  return typeof value === 'number' ? Number.isInteger(value) : value instanceof ExactNumber && value.integer;
}

export function isBelow(value: JsonNumber, bound: number): boolean {
  return typeof value === 'number' ? value < bound : compare(value, exact(bound)) < 0;
}

export function isAbove(value: JsonNumber, bound: number): boolean {
  return typeof value === 'number' ? value > bound : compare(value, exact(bound)) > 0;
}

export function isEqualNumber(value: JsonNumber, other: number): boolean {
  return typeof value === 'number' ? value === other : compare(value, exact(other)) === 0;
}

/** Whether division leaves no remainder, in decimal arithmetic: 19.99 is a multiple of 0.01. */
export function isMultipleOf(value: JsonNumber, divisor: number): boolean {
  if (typeof value === 'number' && Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) {
    return value % divisor === 0;
  }
  const dividend = exact(value);
  const by = exact(divisor);
  if (dividend.digits === 0n) return true;
  const shift = dividend.exponent - by.exponent;
  // Only the remainder of the power is needed, so that 1e999999999 costs no more than 10.
  if (shift >= 0) return (dividend.digits * powerOfTen(shift, by.digits)) % by.digits === 0n;
  if (-shift > String(dividend.digits).length) return false;
  return dividend.digits % (by.digits * 10n ** BigInt(-shift)) === 0n;
}

/** The number as API Gateway prints it: all digits of an integer, no trailing zeros, exponents as `1E+3`. */
export function numberText(value: JsonNumber): string {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return `${value}`;
    const text = String(value);
    return text.includes('e') ? decimalText(exact(value)) : text;
  }
  return value.integer ? String(BigInt(value.text)) : decimalText(value);
}

/** The same text for equal numbers, however they are written. */
export function canonicalNumber(value: JsonNumber): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  const { digits, exponent } = exact(value);
  // Integers of moderate size get the text that a safe integer has.
  return exponent >= 0 && exponent <= 20 ? String(digits * 10n ** BigInt(exponent)) : `${digits}e${exponent}`;
}

function exact(value: JsonNumber): ExactNumber {
  return typeof value === 'number' ? new ExactNumber(String(value)) : value;
}

function compare(a: ExactNumber, b: ExactNumber): number {
  const signA = a.digits === 0n ? 0 : a.digits < 0n ? -1 : 1;
  const signB = b.digits === 0n ? 0 : b.digits < 0n ? -1 : 1;
  if (signA !== signB || signA === 0) return signA - signB;
  // Different magnitudes decide at once, so that exponents are never expanded without bound.
  const magnitude = orderOfMagnitude(a) - orderOfMagnitude(b);
  if (magnitude !== 0) return magnitude * signA;
  const shift = a.exponent - b.exponent;
  const left = shift > 0 ? a.digits * 10n ** BigInt(shift) : a.digits;
  const right = shift < 0 ? b.digits * 10n ** BigInt(-shift) : b.digits;
  return left < right ? -1 : left > right ? 1 : 0;
}

function orderOfMagnitude({ digits, exponent }: ExactNumber): number {
  return String(digits < 0n ? -digits : digits).length + exponent;
}

/** 10 ^ `exponent` modulo `modulus`, by squaring. */
function powerOfTen(exponent: number, modulus: bigint): bigint {
  let result = 1n % modulus;
  let base = 10n % modulus;
  for (let rest = BigInt(exponent); rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

/** As Java's `BigDecimal.toString` prints it. */
function decimalText({ digits, exponent }: ExactNumber): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits);
  const adjusted = text.length - 1 + exponent;
  if (exponent === 0) return sign + text;
  if (exponent > 0 || adjusted < -6) {
    const fraction = text.length > 1 ? `.${text.slice(1)}` : '';
    return `${sign}${text[0]}${fraction}E${adjusted < 0 ? '' : '+'}${adjusted}`;
  }
  const padded = text.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
