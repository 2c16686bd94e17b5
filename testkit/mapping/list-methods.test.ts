import assert from 'node:assert/strict';
import { patternBudget } from '../../compiler/mapping/index.js';
import { javaText } from './java-text.js';
import { invoke } from './members.js';
import { jsonArray, type ListValue, list, map, type Value } from './value.js';

/** What `$self.name(args)` gives, a list or map as its text; undefined when there is no such method. */
function call(self: ListValue, name: string, ...args: readonly Value[]): Value | undefined {
  const value = invoke(self, name, args, patternBudget());
  return typeof value === 'object' && value !== null ? javaText(value) : value;
}

const throwing = (causeClass: string): object => ({ errorClass: 'MethodInvocationException', causeClass });

describe("Java's lists", () => {
  it('add, set and remove by place and by item', () => {
    const self = list([1, 2, 3]);
    assert.equal(call(self, 'add', 4), true);
    call(self, 'add', 0, 'first');
    assert.equal(javaText(self), '[first, 1, 2, 3, 4]');
    assert.equal(call(self, 'set', 0, 'new'), 'first');
    assert.equal(call(self, 'remove', 0), 'new');
    assert.equal(call(self, 'remove', 'none'), false);
    assert.equal(call(self, 'addAll', list([5, 6])), true);
    assert.equal(call(self, 'removeAll', list([1, 5])), true);
    assert.equal(call(self, 'retainAll', list([2, 3, 4, 6])), false);
    assert.equal(javaText(self), '[2, 3, 4, 6]');
  });

  it('throw beyond their bounds', () => {
    const self = list([1]);
    for (const [name, ...args] of [
      ['get', 1],
      ['get', -1],
      ['set', 1, 'x'],
      ['remove', 1],
      ['add', 3, 'x'],
      ['subList', 0, 2],
    ] as const) {
      assert.throws(() => call(self, name, ...args), /IndexOutOfBounds|IllegalArgument/, name);
    }
  });

  it('find items that are equal', () => {
    const self = list([list([1]), 'a', 1, null]);
    assert.equal(call(self, 'contains', list([1])), true);
    assert.equal(call(self, 'indexOf', 1), 2);
    assert.equal(call(self, 'indexOf', '1'), -1);
    assert.equal(call(self, 'contains', null), true);
    assert.equal(call(self, 'containsAll', list(['a', 1])), true);
    assert.equal(call(list([1, 2, 1]), 'lastIndexOf', 1), 2);
    assert.equal(call(list([1, 2]), 'equals', list([1, 2])), true);
    assert.equal(call(list([1, 2]), 'hashCode'), 994);
  });

  it('print Java style, arrays of JSON as JSON', () => {
    assert.equal(call(list(['a', null, 1]), 'toString'), '[a, null, 1]');
    assert.equal(call(jsonArray(['a', null, map(new Map([['k', 1]]))]), 'toString'), '["a",null,{"k":1}]');
    assert.equal(call(list([1, 2, 3]), 'subList', 1, 3), '[2, 3]');
  });

  it('refuse changes of what is unmodifiable', () => {
    const self: ListValue = { kind: 'list', type: 'set', items: [1], owner: map(new Map([[1, 2]])) };
    assert.throws(() => invoke(self, 'add', [2], patternBudget()), throwing('UnsupportedOperationException'));
  });

  it('take what is removed from a view out of its map', () => {
    const owner = map(
      new Map<Value, Value>([
        ['a', 1],
        ['b', 2],
      ]),
    );
    const keys = invoke(owner, 'keySet', [], patternBudget()) ?? assert.fail();
    assert.equal(invoke(keys, 'remove', ['a'], patternBudget()), true);
    assert.equal(javaText(owner), '{b=2}');
  });

  it('have no method that is not listed', () => {
    for (const name of ['constructor', 'push', 'map', '__proto__', 'length'])
      assert.equal(call(list([]), name), undefined);
  });

  it('end before they fill the memory', () => {
    const self = list(Array.from({ length: 1_000_000 }, () => 0));
    assert.throws(() => call(self, 'add', 1), throwing('OutOfMemoryError'));
  });
});
