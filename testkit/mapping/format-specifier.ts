import { javaException } from './template-error.js';

/** One `%…` of a format of Java. */
export interface FormatSpecifier {
  /** Which argument: one by its place from 0, the next, or the one before again. */
  readonly argument: number | 'next' | 'previous';
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  /** In lower case. */
  readonly conversion: string;
  readonly isUpperCase: boolean;
}

/** Flags that Java refuses with a conversion. `%n` takes none at all. */
const badFlags: ReadonlyMap<string, string> = new Map([
  ['b', '#+ 0,('],
  ['h', '#+ 0,('],
  ['s', '#+ 0,('],
  ['c', '#+ 0,('],
  ['d', '#'],
  ['o', ','],
  ['x', ','],
  ['e', ','],
  ['f', ''],
  ['g', '#'],
  ['%', '#+ 0,('],
  ['n', '-#+ 0,('],
]);

const withoutPrecision = 'cdox%n';
const withUpperCase = 'bhscxeg';

/**
 * Reads and checks a specifier as Java does. Dates (`%t…`) and hexadecimal fractions (`%a`) are not known here.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Formatter.html
 */
export function formatSpecifier(
  text: string,
  position: string | undefined,
  flags: string,
  widthText: string | undefined,
  precisionText: string | undefined,
  letter: string,
): FormatSpecifier {
  const conversion = letter.toLowerCase();
  const isUpperCase = conversion !== letter;
  const bad = badFlags.get(conversion);
  if (bad === undefined || (isUpperCase && !withUpperCase.includes(conversion))) {
    throw javaException('UnknownFormatConversionException', `Conversion = '${letter}'`);
  }
  const plain = flags.replaceAll('<', '');
  if (new Set(plain).size < plain.length) throw javaException('DuplicateFormatFlagsException', `Flags = '${plain}'`);
  if ([...plain].some((flag) => bad.includes(flag))) {
    throw javaException('FormatFlagsConversionMismatchException', `Conversion = ${conversion}, Flags = ${plain}`);
  }
  if ((plain.includes('+') && plain.includes(' ')) || (plain.includes('-') && plain.includes('0'))) {
    throw javaException('IllegalFormatFlagsException', `Flags = '${plain}'`);
  }
  if (precisionText !== undefined && withoutPrecision.includes(conversion)) {
    throw javaException('IllegalFormatPrecisionException', precisionText);
  }
  if (widthText === undefined && /[-0]/.test(plain)) throw javaException('MissingFormatWidthException', text);
  if (widthText !== undefined && conversion === 'n') throw javaException('IllegalFormatWidthException', widthText);
  return {
    argument: flags.includes('<') ? 'previous' : position === undefined ? 'next' : Number(position) - 1,
    flags: plain,
    width: widthText === undefined ? undefined : Number(widthText),
    precision: precisionText === undefined ? undefined : Number(precisionText),
    conversion,
    isUpperCase,
  };
}
