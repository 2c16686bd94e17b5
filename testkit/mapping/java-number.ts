import { javaException, TemplateError } from './template-error.js';
import { type DecimalValue, double, long, type NumberValue } from './value.js';

const intMin = -2147483648;
const intMax = 2147483647;
const longMin = -(2n ** 63n);
const longMax = 2n ** 63n - 1n;
/** Larger numbers take long, and grow with every product. */
const mostDigits = 20_000;
const largest = 10n ** BigInt(mostDigits);

/** Integer, Long or BigInteger, whichever is the smallest that holds it. */
export function wholeNumber(value: bigint): NumberValue {
  if (value >= BigInt(intMin) && value <= BigInt(intMax)) return Number(value);
  return value >= longMin && value <= longMax ? long(value) : value;
}

/** Whole numbers: Integer, Long and BigInteger. */
export function isWhole(value: NumberValue): boolean {
  return typeof value !== 'object' || value.kind === 'long';
}

/** As Java's `doubleValue()`. */
export function toDouble(value: NumberValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  switch (value.kind) {
    case 'double':
      return value.value;
    case 'long':
      return Number(value.value);
    case 'decimal':
      return Number(`${value.unscaled}e${-value.scale}`);
    default:
      return value satisfies never;
  }
}

/**
 * As Java's `longValue()`, unbounded: fractions are cut off. Of a BigDecimal that ends in 64 zeros or more the lowest 64
 * bits, none of which is set: an exponent may stand for a thousand million digits.
 */
export function toBigInt(value: NumberValue): bigint {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  switch (value.kind) {
    case 'long':
      return value.value;
    case 'double':
      return Number.isFinite(value.value) ? BigInt(Math.trunc(value.value)) : 0n;
    case 'decimal':
      if (value.scale <= -64 || value.scale > digitsOf(value)) return 0n;
      return value.scale > 0
        ? value.unscaled / 10n ** BigInt(value.scale)
        : value.unscaled * 10n ** BigInt(-value.scale);
    default:
      return value satisfies never;
  }
}

/** As Java's `intValue()`: the lowest 32 bits, of a double the nearest bound. */
export function toInt(value: NumberValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'object' && value.kind === 'double') {
    if (Number.isNaN(value.value)) return 0;
    return Math.max(intMin, Math.min(intMax, Math.trunc(value.value)));
  }
  return Number(BigInt.asIntN(32, toBigInt(value)));
}

/** The text of a double as Java prints it: `1.0`, `1.0E10`, `1.0E-4`. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const shortest = value.toExponential();
  // Java prints two digits at the least: where one would do, the two that come nearest.
  const [digits = '', exponent = ''] = (shortest.includes('.') ? shortest : value.toExponential(1)).split('e');
  return `${digits}E${exponent.replace('+', '')}`;
}

/** The text of a BigDecimal as Java's `toString()` prints it. */
export function decimalText({ unscaled, scale }: DecimalValue): string {
  const negative = unscaled < 0n;
  const digits = (negative ? -unscaled : unscaled).toString();
  const sign = negative ? '-' : '';
  if (scale === 0) return sign + digits;
  const exponent = digits.length - 1 - scale;
  if (scale > 0 && exponent >= -6) {
    const padded = digits.padStart(scale + 1, '0');
    return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
  }
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${sign}${digits[0]}${fraction}E${exponent >= 0 ? '+' : ''}${exponent}`;
}

/** The text of any number, as Java prints it. */
export function numberText(value: NumberValue): string {
  if (typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'long':
      return value.value.toString();
    case 'double':
      return doubleText(value.value);
    case 'decimal':
      return decimalText(value);
    default:
      return value satisfies never;
  }
}

/** Reads a BigDecimal: digits, a fraction, an exponent. Undefined when the text is none, or its exponent is beyond reason. */
export function parseDecimal(text: string): DecimalValue | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const unscaled = BigInt(whole + fraction);
  return { kind: 'decimal', unscaled: sign === '-' ? -unscaled : unscaled, scale: fraction.length - Number(exponent) };
}

/**
 * Any number as a BigDecimal; of a double every digit of its binary value, as in `new BigDecimal(double)`. Velocity makes
 * a double of a Long before, so that its last digits may change.
 */
export function toDecimal(value: NumberValue): DecimalValue {
  if (typeof value === 'object' && value.kind === 'decimal') return value;
  if (typeof value === 'object') return exactDecimal(toDouble(value));
  return { kind: 'decimal', unscaled: toBigInt(value), scale: 0 };
}

function exactDecimal(value: number): DecimalValue {
  if (!Number.isFinite(value)) throw javaException('NumberFormatException', 'Infinite or NaN');
  let mantissa = value;
  let halvings = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings++;
  }
  // A half is five tenths.
  return { kind: 'decimal', unscaled: BigInt(mantissa) * 5n ** BigInt(halvings), scale: halvings };
}

/** How many digits there are, wherever the point stands. */
function digitsOf({ unscaled }: DecimalValue): number {
  return (unscaled < 0n ? -unscaled : unscaled).toString().length;
}

const sign = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

/** −1, 0 or 1, exactly. */
export function compareDecimals(left: DecimalValue, right: DecimalValue): number {
  if (left.scale === right.scale) return sign(left.unscaled - right.unscaled);
  const leftSign = sign(left.unscaled);
  if (leftSign !== sign(right.unscaled)) return sign(BigInt(leftSign) - right.unscaled);
  if (leftSign === 0) return 0;
  // Numbers of different magnitude are told apart without writing out their zeros.
  const magnitude = (decimal: DecimalValue): number => digitsOf(decimal) - decimal.scale;
  const difference = magnitude(left) - magnitude(right);
  if (difference !== 0) return difference > 0 ? leftSign : -leftSign;
  const scale = Math.max(left.scale, right.scale);
  const at = (decimal: DecimalValue): bigint => decimal.unscaled * 10n ** BigInt(scale - decimal.scale);
  return sign(at(left) - at(right));
}

/** What `==`, `<` and the rest compare: −1, 0, 1; NaN for what has no order. */
export function compareNumbers(left: NumberValue, right: NumberValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0;
  if (isWhole(left) && isWhole(right)) return sign(toBigInt(left) - toBigInt(right));
  if (
    (typeof left === 'object' && left.kind === 'decimal') ||
    (typeof right === 'object' && right.kind === 'decimal')
  ) {
    return compareDecimals(toDecimal(left), toDecimal(right));
  }
  const a = toDouble(left);
  const b = toDouble(right);
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
}

/** `+ - * / %` between numbers, as Velocity's MathUtils does it. Null when dividing by zero. */
export function arithmetic(
  operator: '+' | '-' | '*' | '/' | '%',
  left: NumberValue,
  right: NumberValue,
): NumberValue | null {
  if ((operator === '/' || operator === '%') && isZero(right)) return null;
  if (typeof left === 'number' && typeof right === 'number') return smallArithmetic(operator, left, right);
  if (isWhole(left) && isWhole(right)) return wholeArithmetic(operator, left, right);
  const decimal =
    (typeof left === 'object' && left.kind === 'decimal') ||
    (typeof right === 'object' && right.kind === 'decimal') ||
    typeof left === 'bigint' ||
    typeof right === 'bigint';
  return decimal
    ? decimalArithmetic(operator, toDecimal(left), toDecimal(right))
    : double(doubleArithmetic(operator, toDouble(left), toDouble(right)));
}

function isZero(value: NumberValue): boolean {
  if (typeof value === 'number') return value === 0;
  if (typeof value === 'bigint') return value === 0n;
  return value.kind === 'decimal'
    ? value.unscaled === 0n
    : value.kind === 'long'
      ? value.value === 0n
      : value.value === 0;
}

function smallArithmetic(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): NumberValue {
  const result = operator === '/' ? Math.trunc(left / right) : doubleArithmetic(operator, left, right);
  // A product of two Integers may be beyond what a double holds exactly.
  if (!Number.isSafeInteger(result)) return wholeArithmetic(operator, left, right);
  if (result >= intMin && result <= intMax) return result === 0 ? 0 : result;
  return long(BigInt(result));
}

function doubleArithmetic(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return operator satisfies never;
  }
}

/** A BigInteger makes a BigInteger; a Long beside an Integer makes whichever the left one's class can hold. */
function wholeArithmetic(operator: '+' | '-' | '*' | '/' | '%', left: NumberValue, right: NumberValue): NumberValue {
  const result = bigArithmetic(operator, bounded(toBigInt(left)), bounded(toBigInt(right)));
  if (typeof left === 'bigint' || typeof right === 'bigint') {
    if (operator !== '%') return result;
    // BigInteger.mod() is never negative, and wants a positive divisor.
    const divisor = toBigInt(right);
    if (divisor <= 0n) throw new TemplateError('ArithmeticException', 'BigInteger: modulus not positive');
    return result < 0n ? result + divisor : result;
  }
  if (result < longMin || result > longMax) return result;
  const small = typeof left === 'number' && typeof right === 'number';
  return small && result >= BigInt(intMin) && result <= BigInt(intMax) ? Number(result) : long(result);
}

/** Throws a TemplateError for a number that only a hostile template or body can make. */
function bounded(value: bigint): bigint {
  return value > largest || value < -largest ? tooLong() : value;
}

/** The number with so many zeros behind it. */
function withZeros(value: bigint, zeros: number): bigint {
  return zeros > mostDigits ? tooLong() : value * 10n ** BigInt(zeros);
}

function tooLong(): never {
  throw new TemplateError('LimitExceeded', 'A number has too many digits.');
}

function bigArithmetic(operator: '+' | '-' | '*' | '/' | '%', left: bigint, right: bigint): bigint {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return operator satisfies never;
  }
}

function decimalArithmetic(
  operator: '+' | '-' | '*' | '/' | '%',
  left: DecimalValue,
  right: DecimalValue,
): NumberValue {
  bounded(left.unscaled);
  bounded(right.unscaled);
  const scale = Math.max(left.scale, right.scale);
  const at = (value: DecimalValue): bigint => withZeros(value.unscaled, scale - value.scale);
  switch (operator) {
    case '+':
      return { kind: 'decimal', unscaled: at(left) + at(right), scale };
    case '-':
      return { kind: 'decimal', unscaled: at(left) - at(right), scale };
    case '*':
      return { kind: 'decimal', unscaled: left.unscaled * right.unscaled, scale: left.scale + right.scale };
    case '/': {
      // The quotient has the scale of what is divided, rounded to the nearest.
      const shift = right.scale;
      const numerator = shift >= 0 ? withZeros(left.unscaled, shift) : left.unscaled;
      const denominator = shift >= 0 ? right.unscaled : withZeros(right.unscaled, -shift);
      return { kind: 'decimal', unscaled: roundedQuotient(numerator, denominator), scale: left.scale };
    }
    case '%':
      throw new TemplateError('ArithmeticException', 'Cannot calculate the modulo of BigDecimals.');
    default:
      return operator satisfies never;
  }
}

/** The nearest whole number; of two equally near the one closer to zero (ROUND_HALF_DOWN). */
function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const size = (value: bigint): bigint => (value < 0n ? -value : value);
  if (size(rest) * 2n <= size(denominator)) return quotient;
  return numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n;
}
