import assert from 'node:assert/strict';
import {
  arithmetic,
  compareNumbers,
  decimalText,
  doubleText,
  numberText,
  parseDecimal,
  toBigInt,
  toDecimal,
  toInt,
  wholeNumber,
} from './java-number.js';
import { type DecimalValue, double, long, type NumberValue } from './value.js';

const decimal = (text: string): DecimalValue => parseDecimal(text) ?? assert.fail(text);
const textOf = (value: NumberValue | null): string | null => (value === null ? null : numberText(value));

describe("Java's numbers", () => {
  it('are the smallest whole type that holds them', () => {
    assert.equal(wholeNumber(2147483647n), 2147483647);
    assert.deepEqual(wholeNumber(2147483648n), long(2147483648n));
    assert.deepEqual(wholeNumber(-(2n ** 63n)), long(-(2n ** 63n)));
    assert.equal(wholeNumber(2n ** 63n), 2n ** 63n);
  });

  it('print doubles with a fraction, and exponents below 0.001 and from ten million', () => {
    const texts = [1, -0, 0.001, 0.0001, 9999999, 1e7, 12345678.9, 1e21, 1.5e-7, Number.NaN, -1 / 0].map(doubleText);
    assert.deepEqual(texts, [
      '1.0',
      '-0.0',
      '0.001',
      '1.0E-4',
      '9999999.0',
      '1.0E7',
      '1.23456789E7',
      '1.0E21',
      '1.5E-7',
      'NaN',
      '-Infinity',
    ]);
  });

  it('print decimals as BigDecimal does', () => {
    for (const [given, printed] of [
      ['1.50', '1.50'],
      ['-0.05', '-0.05'],
      ['1e3', '1E+3'],
      ['1.25e3', '1.25E+3'],
      ['1e-7', '1E-7'],
      ['0.000001', '0.000001'],
      ['123e-2', '1.23'],
      ['.5', '0.5'],
      ['5.', '5'],
    ] as const) {
      assert.equal(decimalText(decimal(given)), printed);
    }
    for (const text of ['', '.', '1e', 'x', '1e9999999999', '0x1', '1 ']) assert.equal(parseDecimal(text), undefined);
  });

  it('cut fractions off and wrap to 32 bits, though doubles stop at the bounds', () => {
    assert.equal(toInt(double(1e20)), 2147483647);
    assert.equal(toInt(double(-1.9)), -1);
    assert.equal(toInt(double(Number.NaN)), 0);
    assert.equal(toInt(long(4294967297n)), 1);
    assert.equal(toBigInt(decimal('-12.99')), -12n);
    assert.equal(toBigInt(decimal('1.2e3')), 1200n);
    assert.equal(decimalText(toDecimal(double(0.1))), '0.1000000000000000055511151231257827021181583404541015625');
    assert.throws(() => toDecimal(double(Number.NaN)), { causeClass: 'NumberFormatException' });
  });

  it('compare by value across types', () => {
    assert.equal(compareNumbers(1, double(1)), 0);
    assert.equal(compareNumbers(long(2n ** 62n), 2n ** 70n), -1);
    assert.equal(compareNumbers(decimal('1.10'), decimal('1.1')), 0);
    assert.equal(compareNumbers(decimal('1e1000000'), decimal('-1e1000000')), 1);
    assert.equal(compareNumbers(decimal('1e999999999'), decimal('2')), 1);
    assert.ok(Number.isNaN(compareNumbers(double(Number.NaN), 1)));
  });

  it('divide whole numbers as whole numbers, and nothing by zero', () => {
    assert.equal(arithmetic('/', -7, 2), -3);
    assert.equal(arithmetic('%', -7, 2), -1);
    assert.equal(arithmetic('/', 7, 0), null);
    assert.equal(arithmetic('%', double(7), double(0)), null);
    assert.equal(textOf(arithmetic('/', 7, double(2))), '3.5');
    assert.ok(Object.is(arithmetic('*', 0, -5), 0));
  });

  it('grow from Integer to Long to BigInteger, and do not shrink again', () => {
    assert.deepEqual(arithmetic('+', 2147483647, 1), long(2147483648n));
    assert.deepEqual(arithmetic('*', 2147483647, 2147483647), long(4611686014132420609n));
    assert.equal(arithmetic('*', long(2n ** 62n), 4), 2n ** 64n);
    assert.deepEqual(arithmetic('-', long(5n), 5), long(0n));
    assert.equal(arithmetic('-', 2n ** 64n, 2n ** 64n), 0n);
  });

  it('keep the scale of decimals', () => {
    assert.equal(textOf(arithmetic('+', decimal('1.10'), 1)), '2.10');
    assert.equal(textOf(arithmetic('*', decimal('1.10'), decimal('2.0'))), '2.200');
    assert.equal(textOf(arithmetic('/', decimal('1.00'), 3)), '0.33');
    assert.equal(textOf(arithmetic('/', decimal('-0.05'), 2)), '-0.02');
    assert.throws(() => arithmetic('%', decimal('1.5'), 1), { errorClass: 'ArithmeticException' });
  });
});
