import { javaEquals, javaHash } from './java-equals.js';
import { integer, type JavaMethods, methods, text } from './java-method.js';
import { compareNumbers, doubleText, numberText, toBigInt, toDouble, toInt, wholeNumber } from './java-number.js';
import { javaText } from './java-text.js';
import { javaException } from './template-error.js';
import { type CharacterValue, type ClassValue, double, isNumber, long, type NumberValue, type Value } from './value.js';

function number(args: readonly Value[], i: number): NumberValue {
  const value = args[i] ?? null;
  if (isNumber(value)) return value;
  throw javaException('NullPointerException', 'The argument is null.');
}

function parseWhole(value: string, radix: number, bits: 32 | 64): bigint {
  const digits = /^[+-]?[0-9a-zA-Z]+$/.test(value) && radix >= 2 && radix <= 36 ? value.replace(/^[+-]/, '') : '';
  let result = 0n;
  for (const digit of digits.slice(0, 80)) {
    const part = Number.parseInt(digit, radix);
    if (Number.isNaN(part)) return noNumber(value);
    result = result * BigInt(radix) + BigInt(part);
  }
  if (digits === '' || digits.length > 80) return noNumber(value);
  if (value.startsWith('-')) result = -result;
  return BigInt.asIntN(bits, result) === result ? result : noNumber(value);
}

function noNumber(value: string): never {
  throw javaException('NumberFormatException', `For input string: ${JSON.stringify(value)}`);
}

function parseDouble(value: string): Value {
  const trimmed = value.trim();
  const words = /^[+-]?(?:NaN|Infinity)$/.test(trimmed);
  if (!words && !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/.test(trimmed)) return noNumber(value);
  return double(Number(trimmed.replace(/[dDfF]$/, '').replace(/^\+/, '')));
}

/** The float nearest to the number, with no more digits than Java prints of it. */
function floatDigits(value: number): number {
  const float = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === float) return short;
  }
  return float;
}

/** `compareTo` of what is no object of the same class. */
function incomparable(): never {
  throw javaException('ClassCastException', 'The values are of different classes.');
}

/** A Double beyond ends at the largest or smallest Long; whole numbers lose their high bits. */
function toLong(value: NumberValue): bigint {
  if (typeof value !== 'object' || value.kind !== 'double') return BigInt.asIntN(64, toBigInt(value));
  const largest = 2n ** 63n - 1n;
  if (value.value >= 2 ** 63) return largest;
  return value.value <= -(2 ** 63) ? -largest - 1n : toBigInt(value);
}

const common = [
  ['intValue', [], (self: NumberValue): Value => toInt(self)],
  ['longValue', [], (self: NumberValue): Value => long(toLong(self))],
  ['doubleValue', [], (self: NumberValue): Value => double(toDouble(self))],
  ['floatValue', [], (self: NumberValue): Value => double(floatDigits(toDouble(self)))],
  ['shortValue', [], (self: NumberValue): Value => Number(BigInt.asIntN(16, BigInt(toInt(self))))],
  ['byteValue', [], (self: NumberValue): Value => Number(BigInt.asIntN(8, BigInt(toInt(self))))],
  ['toString', [], (self: NumberValue): Value => numberText(self)],
  ['hashCode', ['Number'], (_: NumberValue, args: readonly Value[]): Value => javaHash(args[0] ?? null)],
  ['hashCode', [], (self: NumberValue): Value => javaHash(self)],
  ['equals', ['Object'], (self: NumberValue, args: readonly Value[]): Value => javaEquals(self, args[0] ?? null)],
] as const;

/** Java's Integer, its static methods included: `$i.parseInt('7')` is how templates read numbers. */
export const integerMethods: JavaMethods<NumberValue> = methods<NumberValue>(
  ...common,
  ['compareTo', ['Integer'], (self, args) => compareNumbers(self, number(args, 0))],
  ['compareTo', ['Object'], incomparable],
  ['compare', ['int', 'int'], (_, args) => compareNumbers(number(args, 0), number(args, 1))],
  ['parseInt valueOf', ['String'], (_, args) => Number(parseWhole(text(args, 0), 10, 32))],
  ['decode', ['String'], (_, args) => Number(parseWhole(text(args, 0), 10, 32))],
  ['parseInt valueOf', ['String', 'int'], (_, args) => Number(parseWhole(text(args, 0), integer(args, 1), 32))],
  ['valueOf', ['int'], (_, args) => integer(args, 0)],
  ['toString', ['int'], (_, args) => String(integer(args, 0))],
  [
    'toString',
    ['int', 'int'],
    (_, args) => {
      const radix = integer(args, 1);
      return integer(args, 0).toString(radix < 2 || radix > 36 ? 10 : radix);
    },
  ],
  ['toHexString', ['int'], (_, args) => (integer(args, 0) >>> 0).toString(16)],
  ['toOctalString', ['int'], (_, args) => (integer(args, 0) >>> 0).toString(8)],
  ['toBinaryString', ['int'], (_, args) => (integer(args, 0) >>> 0).toString(2)],
  ['max', ['int', 'int'], (_, args) => Math.max(integer(args, 0), integer(args, 1))],
  ['min', ['int', 'int'], (_, args) => Math.min(integer(args, 0), integer(args, 1))],
  ['sum', ['int', 'int'], (_, args) => (integer(args, 0) + integer(args, 1)) | 0],
  ['signum', ['int'], (_, args) => Math.sign(integer(args, 0))],
  ['bitCount', ['int'], (_, args) => (integer(args, 0) >>> 0).toString(2).replaceAll('0', '').length],
);

const longOf = (args: readonly Value[], i: number): bigint => toBigInt(number(args, i));

// Math.max and Math.min know no bigint.
const largest = (left: bigint, right: bigint): Value => long(right > left ? right : left);
const smallest = (left: bigint, right: bigint): Value => long(left > right ? right : left);

/** Java's Long. */
export const longMethods: JavaMethods<NumberValue> = methods<NumberValue>(
  ...common,
  ['compareTo', ['Long'], (self, args) => compareNumbers(self, number(args, 0))],
  ['compareTo', ['Object'], incomparable],
  ['compare', ['long', 'long'], (_, args) => compareNumbers(number(args, 0), number(args, 1))],
  ['parseLong valueOf', ['String'], (_, args) => long(parseWhole(text(args, 0), 10, 64))],
  ['parseLong valueOf', ['String', 'int'], (_, args) => long(parseWhole(text(args, 0), integer(args, 1), 64))],
  ['valueOf', ['long'], (_, args) => long(longOf(args, 0))],
  ['toString', ['long'], (_, args) => longOf(args, 0).toString()],
  ['toHexString', ['long'], (_, args) => BigInt.asUintN(64, longOf(args, 0)).toString(16)],
  ['toBinaryString', ['long'], (_, args) => BigInt.asUintN(64, longOf(args, 0)).toString(2)],
  ['max', ['long', 'long'], (_, args) => largest(longOf(args, 0), longOf(args, 1))],
  ['min', ['long', 'long'], (_, args) => smallest(longOf(args, 0), longOf(args, 1))],
  ['sum', ['long', 'long'], (_, args) => long(BigInt.asIntN(64, longOf(args, 0) + longOf(args, 1)))],
);

/** Java's Double. */
export const doubleMethods: JavaMethods<NumberValue> = methods<NumberValue>(
  ...common,
  ['isNaN', [], (self) => Number.isNaN(toDouble(self))],
  ['isInfinite', [], (self) => Math.abs(toDouble(self)) === Number.POSITIVE_INFINITY],
  ['compareTo', ['Double'], (self, args) => compareNumbers(self, number(args, 0))],
  ['compareTo', ['Object'], incomparable],
  ['compare', ['double', 'double'], (_, args) => compareNumbers(number(args, 0), number(args, 1))],
  ['parseDouble valueOf', ['String'], (_, args) => parseDouble(text(args, 0))],
  ['valueOf', ['double'], (_, args) => double(toDouble(number(args, 0)))],
  ['toString', ['double'], (_, args) => doubleText(toDouble(number(args, 0)))],
  ['isNaN', ['double'], (_, args) => Number.isNaN(toDouble(number(args, 0)))],
  ['isInfinite', ['double'], (_, args) => Math.abs(toDouble(number(args, 0))) === Number.POSITIVE_INFINITY],
  ['isFinite', ['double'], (_, args) => Number.isFinite(toDouble(number(args, 0)))],
  ['max', ['double', 'double'], (_, args) => double(Math.max(toDouble(number(args, 0)), toDouble(number(args, 1))))],
  ['min', ['double', 'double'], (_, args) => double(Math.min(toDouble(number(args, 0)), toDouble(number(args, 1))))],
  ['sum', ['double', 'double'], (_, args) => double(toDouble(number(args, 0)) + toDouble(number(args, 1)))],
);

/** Java's BigInteger and BigDecimal, as far as templates need them. */
export const bigMethods: JavaMethods<NumberValue> = methods<NumberValue>(
  ...common,
  ['toPlainString', [], (self) => numberText(self)],
  ['toBigInteger', [], (self) => toBigInt(self)],
  ['signum', [], (self) => compareNumbers(self, 0)],
  ['negate', [], (self) => (typeof self === 'bigint' ? -self : self)],
  ['abs', [], (self) => (typeof self === 'bigint' && self < 0n ? -self : self)],
  ['scale', [], (self) => (typeof self === 'object' && self.kind === 'decimal' ? self.scale : null)],
  [
    'intValueExact',
    [],
    (self) => {
      const value = wholeNumber(toBigInt(self));
      if (typeof value === 'number') return value;
      throw javaException('ArithmeticException', 'BigInteger out of int range');
    },
  ],
  ['compareTo', ['Number'], (self, args) => compareNumbers(self, number(args, 0))],
  ['compareTo', ['Object'], incomparable],
);

/** Java's Boolean. */
export const booleanMethods: JavaMethods<boolean> = methods<boolean>(
  ['booleanValue', [], (self) => self],
  ['toString', [], (self) => String(self)],
  ['hashCode', [], (self) => javaHash(self)],
  ['equals', ['Object'], (self, args) => self === args[0]],
  ['compareTo', ['boolean'], (self, args) => Number(self) - Number(args[0])],
  ['compareTo', ['Object'], incomparable],
  ['parseBoolean valueOf', ['String'], (_, args) => String(args[0] ?? '').toLowerCase() === 'true'],
  ['toString', ['boolean'], (_, args) => String(args[0])],
  ['logicalAnd', ['boolean', 'boolean'], (_, args) => args[0] === true && args[1] === true],
  ['logicalOr', ['boolean', 'boolean'], (_, args) => args[0] === true || args[1] === true],
  ['logicalXor', ['boolean', 'boolean'], (_, args) => args[0] !== args[1]],
);

/** Java's Character. */
export const characterMethods: JavaMethods<CharacterValue> = methods<CharacterValue>(
  ['charValue', [], (self) => self],
  ['toString', [], (self) => self.value],
  ['hashCode', [], (self) => self.value.charCodeAt(0)],
  ['equals', ['Object'], (self, args) => javaEquals(self, args[0] ?? null)],
  ['compareTo', ['char'], (self, args) => self.value.charCodeAt(0) - text(args, 0).charCodeAt(0)],
  ['compareTo', ['Object'], incomparable],
  ['isDigit', ['char'], (_, args) => /^\p{Nd}$/u.test(text(args, 0))],
  ['isLetter', ['char'], (_, args) => /^\p{L}$/u.test(text(args, 0))],
  ['isLetterOrDigit', ['char'], (_, args) => /^[\p{L}\p{Nd}]$/u.test(text(args, 0))],
  ['isUpperCase', ['char'], (_, args) => /^\p{Lu}$/u.test(text(args, 0))],
  ['isLowerCase', ['char'], (_, args) => /^\p{Ll}$/u.test(text(args, 0))],
  ['isWhitespace', ['char'], (_, args) => /^\s$/.test(text(args, 0))],
  ['toUpperCase', ['char'], (_, args) => ({ kind: 'character', value: text(args, 0).toUpperCase() })],
  ['toLowerCase', ['char'], (_, args) => ({ kind: 'character', value: text(args, 0).toLowerCase() })],
);

const simpleName = (name: string): string => name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);

/** Java's Class: names only. `forName` gives another name; no class can be instantiated or asked for members. */
export const classMethods: JavaMethods<ClassValue> = methods<ClassValue>(
  ['getName getTypeName getCanonicalName', [], (self) => self.name],
  ['getSimpleName', [], (self) => simpleName(self.name)],
  ['toString', [], (self) => javaText(self)],
  ['equals', ['Object'], (self, args) => javaEquals(self, args[0] ?? null)],
  [
    'forName',
    ['String'],
    (_, args) => {
      const name = text(args, 0);
      if (/^java\.(?:lang|util|math)\.[A-Z]\w*$/.test(name)) return { kind: 'class', name };
      throw javaException('ClassNotFoundException', name);
    },
  ],
);
