import type { FormatSpecifier } from './format-specifier.js';
import { numberText, parseDecimal, toBigInt } from './java-number.js';
import { javaException } from './template-error.js';
import { type DecimalValue, type DoubleValue, isNumber, type Value } from './value.js';

/** Exponents of doubles end before. */
const longestExponent = 400;

/** `%d`, `%o`, `%x` of Java, with sign, grouping and zeros. */
export function formatWhole(arg: Value, specifier: FormatSpecifier): string {
  const { conversion, flags } = specifier;
  if (!isNumber(arg) || (typeof arg === 'object' && arg.kind !== 'long')) return mismatch(arg, specifier);
  const value = toBigInt(arg);
  const size = value < 0n ? -value : value;
  if (conversion === 'd') return signed(grouped(size.toString(), flags), value < 0n, '', specifier);
  const radix = conversion === 'o' ? 8 : 16;
  const prefix = flags.includes('#') ? (conversion === 'o' ? '0' : '0x') : '';
  if (typeof arg === 'bigint') return signed(size.toString(radix), value < 0n, prefix, specifier);
  if (/[+ (]/.test(flags)) {
    throw javaException('FormatFlagsConversionMismatchException', `Conversion = ${conversion}, Flags = ${flags}`);
  }
  return signed(BigInt.asUintN(typeof arg === 'number' ? 32 : 64, value).toString(radix), false, prefix, specifier);
}

/** `%f`, `%e`, `%g` of Java: the shortest digits of the number, rounded half up. */
export function formatFraction(arg: Value, specifier: FormatSpecifier): string {
  if (typeof arg !== 'object' || arg === null || (arg.kind !== 'double' && arg.kind !== 'decimal')) {
    return mismatch(arg, specifier);
  }
  if (arg.kind === 'double' && !Number.isFinite(arg.value)) {
    const text = Number.isNaN(arg.value) ? 'NaN' : 'Infinity';
    const unpadded = { ...specifier, flags: specifier.flags.replace('0', '') };
    return text === 'NaN' ? text : signed(text, arg.value < 0, '', unpadded);
  }
  const { unscaled, scale } = decimalOf(arg);
  const isNegative = unscaled < 0n || (arg.kind === 'double' && Object.is(arg.value, -0));
  const size: DecimalValue = { kind: 'decimal', unscaled: unscaled < 0n ? -unscaled : unscaled, scale };
  return signed(digitsOf(size, specifier), isNegative, '', specifier);
}

function decimalOf(arg: DoubleValue | DecimalValue): DecimalValue {
  return (arg.kind === 'decimal' ? arg : parseDecimal(numberText(arg))) ?? { kind: 'decimal', unscaled: 0n, scale: 0 };
}

function digitsOf(size: DecimalValue, { conversion, flags, precision = 6 }: FormatSpecifier): string {
  const point = flags.includes('#') && precision === 0 ? '.' : '';
  if (conversion === 'f') return grouped(fixed(size, precision), flags) + point;
  if (conversion === 'e') return exponential(size, precision, point);
  const digits = precision === 0 ? 1 : precision;
  if (size.unscaled === 0n) return grouped(fixed(size, digits - 1), flags);
  const exponent = Number(exponential(size, digits - 1, '').split('e')[1]);
  return exponent >= -4 && exponent < digits
    ? grouped(fixed(size, digits - 1 - exponent), flags)
    : exponential(size, digits - 1, '');
}

function fixed({ unscaled, scale }: DecimalValue, places: number): string {
  // Zeros behind the last digit are text: as parts of a number thousands of them take long.
  if (places > Math.max(scale, 1)) {
    const known = Math.max(scale, 1);
    return fixed({ kind: 'decimal', unscaled, scale }, known) + '0'.repeat(places - known);
  }
  if (scale < -longestExponent) throw javaException('OutOfMemoryError', 'The number has too many digits.');
  const shift = scale - places;
  const rounded =
    shift > longestExponent + unscaled.toString().length
      ? 0n
      : shift <= 0
        ? unscaled * 10n ** BigInt(-shift)
        : (unscaled + 5n * 10n ** BigInt(shift - 1)) / 10n ** BigInt(shift);
  const digits = rounded.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function exponential({ unscaled, scale }: DecimalValue, places: number, point: string): string {
  const text = unscaled.toString();
  let exponent = unscaled === 0n ? 0 : text.length - 1 - scale;
  // One digit before the point: the number between 1 and 10, whose rounding may carry it to 10.
  let mantissa = fixed({ kind: 'decimal', unscaled, scale: text.length - 1 }, places);
  if (mantissa.startsWith('10')) {
    mantissa = fixed({ kind: 'decimal', unscaled: 1n, scale: 0 }, places);
    exponent++;
  }
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}${point}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function mismatch(arg: Value, { conversion }: FormatSpecifier): never {
  throw javaException('IllegalFormatConversionException', `${conversion} != ${typeof arg}`);
}

function grouped(digits: string, flags: string): string {
  return flags.includes(',') ? digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')) : digits;
}

/** Sign, prefix and zeros around the digits. */
function signed(digits: string, isNegative: boolean, prefix: string, { flags, width = 0 }: FormatSpecifier): string {
  const inParentheses = isNegative && flags.includes('(');
  const sign = inParentheses ? '(' : isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const end = inParentheses ? ')' : '';
  const room = width - sign.length - prefix.length - end.length;
  return sign + prefix + (flags.includes('0') ? digits.padStart(room, '0') : digits) + end;
}
