import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExactNumber } from './exact-number.js';
import { parseJson } from './parse-json.js';

describe('parseJson', () => {
  it('keeps the text of numbers that say more than a double holds', () => {
    const value = parseJson('[1.0, 1e2, 12345678901234567890, 10.50, 7, -0]');
    assert.ok(Array.isArray(value));
    assert.deepEqual(
      value.map((element) => (element instanceof ExactNumber ? element.text : element)),
      ['1.0', '1e2', '12345678901234567890', 10.5, 7, -0],
    );
  });

  it('reads everything else as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        // The number in front forces the slow path.
        const value = parseJson(`[1.0,${text}]`);
        assert.ok(Array.isArray(value));
        assert.deepEqual(strip(value[1]), strip(JSON.parse(text)));
      }),
    );
  });

  it('makes a member called __proto__ an own one and leaves the prototype alone', () => {
    const value = parseJson('{"__proto__": {"polluted": 1.0}}');
    assert.ok(typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'));
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
  });

  it('takes the last of duplicate members', () => {
    assert.deepEqual(parseJson('{"a": 1.5, "a": "x", "b": 100000000000000000001}'), {
      a: 'x',
      b: new ExactNumber('100000000000000000001'),
    });
  });

  it('bears nesting that no call stack bears', () => {
    const depth = 100_000;
    assert.ok(Array.isArray(parseJson(`${'['.repeat(depth)}1.0${']'.repeat(depth)}`)));
  });

  it('refuses what is not JSON, and numbers of more than a thousand characters', () => {
    assert.throws(() => parseJson('{"a": 1.0,}'), SyntaxError);
    assert.throws(() => parseJson('1'.repeat(1001)), SyntaxError);
  });
});

/** The value with its exact numbers as doubles. */
function strip(value: unknown): unknown {
  if (value instanceof ExactNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([name, inner]) => [name, strip(inner)]));
}
