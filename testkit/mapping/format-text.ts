import { decimalText, numberText, parseDecimal, toBigInt, toDouble } from './java-number.js';
import { javaText, longestText } from './java-text.js';
import { javaException } from './template-error.js';
import { type DecimalValue, type DoubleValue, isNumber, type Value } from './value.js';

/** Exponents of doubles end before. */
const longestExponent = 400;

/** Java's `String.format`, with the conversions that templates use: `%s %S %d %x %X %o %f %e %c %b %n %%`. */
export function formatText(format: string, args: readonly Value[]): string {
  let next = 0;
  let length = 0;
  return format.replace(
    /%(?:(\d+)\$)?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])|%/g,
    (whole, position?: string, flags = '', width?: string, precision?: string, conversion?: string) => {
      if (conversion === undefined) throw javaException('UnknownFormatConversionException', "Conversion = '%'");
      if (conversion === 'n') return '\n';
      if (conversion === '%') return '%';
      const index = position === undefined ? next++ : Number(position) - 1;
      const arg = args[index];
      if (arg === undefined) throw javaException('MissingFormatArgumentException', `Format specifier '${whole}'`);
      const size = Math.max(Number(width ?? 0), Number(precision ?? 0));
      length += size;
      if (length > longestText) throw javaException('OutOfMemoryError', 'The text is too long.');
      const value = convert(conversion, arg, flags, precision === undefined ? undefined : Number(precision));
      if (width === undefined || value.length >= Number(width)) return value;
      if (flags.includes('-')) return value.padEnd(Number(width));
      if (!flags.includes('0') || /[sScbB]/.test(conversion)) return value.padStart(Number(width));
      const sign = /^[+-]/.test(value) ? value.slice(0, 1) : '';
      return sign + value.slice(sign.length).padStart(Number(width) - sign.length, '0');
    },
  );
}

function convert(conversion: string, arg: Value, flags: string, precision: number | undefined): string {
  switch (conversion) {
    case 's':
    case 'S': {
      const value = javaText(arg).slice(0, precision);
      return conversion === 'S' ? value.toUpperCase() : value;
    }
    case 'b':
    case 'B':
      return String(arg === null ? false : arg !== false);
    case 'c':
      return typeof arg === 'number' ? String.fromCodePoint(arg) : javaText(arg);
    case 'd':
    case 'x':
    case 'X':
    case 'o': {
      if (arg === null) return 'null';
      if (!isNumber(arg) || (typeof arg === 'object' && arg.kind !== 'long')) return mismatch(conversion, arg);
      const value = toBigInt(arg);
      if (conversion === 'd')
        return signed(grouped((value < 0n ? -value : value).toString(), flags), value < 0n, flags);
      const bits = typeof arg === 'number' ? 32 : 64;
      const digits = BigInt.asUintN(bits, value).toString(conversion === 'o' ? 8 : 16);
      return conversion === 'X' ? digits.toUpperCase() : digits;
    }
    case 'f':
    case 'e': {
      if (arg === null) return 'null';
      if (typeof arg !== 'object' || (arg.kind !== 'double' && arg.kind !== 'decimal'))
        return mismatch(conversion, arg);
      const value = toDouble(arg);
      const places = Math.min(100, precision ?? 6);
      const size = Math.abs(value);
      if (conversion === 'f') return signed(grouped(fixed(arg, places), flags), value < 0, flags);
      return signed(size.toExponential(places).replace(/e([+-])(\d)$/, 'e$10$2'), value < 0, flags);
    }
    default:
      throw javaException('UnknownFormatConversionException', `Conversion = '${conversion}'`);
  }
}

/** The digits of a number with so many places: its shortest text, rounded half up, as Java does. */
function fixed(value: DoubleValue | DecimalValue, places: number): string {
  const decimal = parseDecimal(numberText(value).replace('-', ''));
  if (decimal === undefined) return numberText(value).replace('-', '');
  const { unscaled, scale } = decimal;
  if (scale < -longestExponent) throw javaException('OutOfMemoryError', 'The number has too many digits.');
  if (scale > places + longestExponent) return decimalText({ kind: 'decimal', unscaled: 0n, scale: places });
  const shift = scale - places;
  const rounded =
    shift <= 0 ? unscaled * 10n ** BigInt(-shift) : (unscaled + 5n * 10n ** BigInt(shift - 1)) / 10n ** BigInt(shift);
  const digits = rounded.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function mismatch(conversion: string, arg: Value): never {
  throw javaException('IllegalFormatConversionException', `${conversion} != ${typeof arg}`);
}

function grouped(digits: string, flags: string): string {
  return flags.includes(',') ? digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')) : digits;
}

function signed(digits: string, negative: boolean, flags: string): string {
  if (negative) return flags.includes('(') ? `(${digits})` : `-${digits}`;
  return flags.includes('+') ? `+${digits}` : flags.includes(' ') ? ` ${digits}` : digits;
}
