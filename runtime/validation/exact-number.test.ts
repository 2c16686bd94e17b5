import assert from 'node:assert/strict';
import {
  canonicalNumber,
  ExactNumber,
  isAbove,
  isBelow,
  isEqualNumber,
  isInteger,
  isMultipleOf,
  numberText,
} from './exact-number.js';

const exact = (text: string): ExactNumber => new ExactNumber(text);

describe('numbers that keep their text', () => {
  it('are integers only when they are written as integers', () => {
    assert.equal(isInteger(exact('1.0')), false);
    assert.equal(isInteger(exact('1e2')), false);
    assert.equal(isInteger(exact('123456789012345678901234567890')), true);
    assert.equal(isInteger(1), true);
    assert.equal(isInteger(1.5), false);
  });

  it('are compared by value, digit by digit', () => {
    assert.equal(isAbove(exact('9007199254740993'), 9007199254740992), true);
    assert.equal(isBelow(exact('0.10000000000000000000001'), 0.1), false);
    assert.equal(isEqualNumber(exact('1.00'), 1), true);
    assert.equal(isBelow(exact('-1e400'), 0), true);
    assert.equal(isAbove(exact('-1e400'), -1e300), false);
    assert.equal(canonicalNumber(exact('100.0')), canonicalNumber(100));
    assert.equal(canonicalNumber(exact('1e-2')), canonicalNumber(0.01));
  });

  it('are divided in decimal arithmetic', () => {
    assert.equal(isMultipleOf(19.99, 0.01), true);
    assert.equal(isMultipleOf(19.995, 0.01), false);
    assert.equal(isMultipleOf(exact('123456789012345678900'), 3), true);
    assert.equal(isMultipleOf(exact('1e999999999'), 7), false);
    assert.equal(isMultipleOf(exact('1e-999999999'), 7), false);
  });

  it('are printed as API Gateway prints them', () => {
    assert.equal(numberText(exact('25.0')), '25');
    assert.equal(numberText(exact('10.50')), '10.5');
    assert.equal(numberText(exact('1000.0')), '1E+3');
    assert.equal(numberText(exact('-1.5e10')), '-1.5E+10');
    assert.equal(numberText(exact('0.00000015')), '1.5E-7');
    assert.equal(numberText(exact('12345678901234567890')), '12345678901234567890');
    assert.equal(numberText(exact('-0.0')), '0');
    assert.equal(numberText(10000000), '10000000');
    assert.equal(numberText(1e-7), '1E-7');
  });
});
