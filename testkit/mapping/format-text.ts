import { formatFraction, formatWhole } from './format-number.js';
import { type FormatSpecifier, formatSpecifier } from './format-specifier.js';
import { javaHash } from './java-equals.js';
import { javaText, longestText } from './java-text.js';
import { javaException } from './template-error.js';
import type { Value } from './value.js';

/** Java's `String.format`. Without arguments, as a single null makes it, every specifier prints null. */
export function formatText(format: string, args: readonly Value[] | undefined): string {
  let next = 0;
  let last = -1;
  let length = 0;
  return format.replace(
    /%(?:(\d+)\$)?([-#+ 0,(<]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])|%/g,
    (text, position?: string, flags = '', width?: string, precision?: string, letter?: string) => {
      if (letter === undefined) throw javaException('UnknownFormatConversionException', "Conversion = '%'");
      const specifier = formatSpecifier(text, position, flags, width, precision, letter);
      const { conversion } = specifier;
      length += Math.max(specifier.width ?? 0, specifier.precision ?? 0);
      if (length > longestText) throw javaException('OutOfMemoryError', 'The text is too long.');
      if (conversion === 'n') return '\n';
      if (conversion === '%') return justified('%', specifier);
      if (specifier.argument === 'next') last = next++;
      else if (specifier.argument !== 'previous') last = specifier.argument;
      const arg = args === undefined && last >= 0 ? null : args?.[last];
      if (arg === undefined) throw javaException('MissingFormatArgumentException', `Format specifier '${text}'`);
      const value = justified(convert(arg, specifier), specifier);
      return specifier.isUpperCase ? value.toUpperCase() : value;
    },
  );
}

function justified(value: string, { flags, width = 0 }: FormatSpecifier): string {
  return flags.includes('-') ? value.padEnd(width) : value.padStart(width);
}

function convert(arg: Value, specifier: FormatSpecifier): string {
  const { conversion, precision } = specifier;
  if (conversion === 'b') return String(arg !== null && arg !== false).slice(0, precision);
  if (arg === null) return 'null'.slice(0, precision);
  switch (conversion) {
    case 's':
      return javaText(arg).slice(0, precision);
    case 'h':
      return (javaHash(arg) >>> 0).toString(16).slice(0, precision);
    case 'c':
      return character(arg);
    case 'd':
    case 'o':
    case 'x':
      return formatWhole(arg, specifier);
    default:
      return formatFraction(arg, specifier);
  }
}

function character(arg: Value): string {
  if (typeof arg === 'number') {
    if (arg >= 0 && arg <= 0x10ffff) return String.fromCodePoint(arg);
    throw javaException('IllegalFormatCodePointException', `Code point = 0x${arg.toString(16)}`);
  }
  if (typeof arg === 'object' && arg?.kind === 'character') return arg.value;
  throw javaException('IllegalFormatConversionException', `c != ${typeof arg}`);
}
