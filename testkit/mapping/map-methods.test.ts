import assert from 'node:assert/strict';
import { patternBudget } from '../../compiler/mapping/index.js';
import { javaText } from './java-text.js';
import { invoke } from './members.js';
import { list, type MapValue, map, type Value } from './value.js';

/** What `$self.name(args)` gives, a list or map as its text; null when there is no such method. */
function call(self: MapValue, name: string, ...args: readonly Value[]): Value {
  const value = invoke(self, name, args, patternBudget()) ?? null;
  return typeof value === 'object' && value !== null ? javaText(value) : value;
}

const of = (...members: readonly (readonly [Value, Value])[]): MapValue => map(new Map(members));

describe("Java's maps", () => {
  it('give the previous value when they are changed', () => {
    const self = of(['a', 1]);
    assert.equal(call(self, 'put', 'a', 2), 1);
    assert.equal(call(self, 'put', 'b', 3), null);
    assert.equal(call(self, 'putIfAbsent', 'b', 4), 3);
    assert.equal(call(self, 'remove', 'a'), 2);
    assert.equal(call(self, 'remove', 'a'), null);
    assert.equal(javaText(self), '{b=3}');
  });

  it('keep the order in which members came, integer-like names too', () => {
    const self = of(['b', 1], ['2', 2], ['1', 3]);
    call(self, 'put', 'b', 9);
    assert.equal(call(self, 'keySet'), '[b, 2, 1]');
    assert.equal(call(self, 'values'), '[9, 2, 3]');
    assert.equal(call(self, 'entrySet'), '[b=9, 2=2, 1=3]');
  });

  it('tell keys of different types apart, and find equal lists', () => {
    const self = of([1, 'int'], ['1', 'text'], [list([1]), 'list']);
    assert.equal(call(self, 'get', 1), 'int');
    assert.equal(call(self, 'get', '1'), 'text');
    assert.equal(call(self, 'get', list([1])), 'list');
    assert.equal(call(self, 'size'), 3);
  });

  it('take in other maps, and compare with them', () => {
    const self = of(['a', 1]);
    call(self, 'putAll', of(['b', 2], ['a', 0]));
    assert.equal(javaText(self), '{a=0, b=2}');
    assert.equal(call(self, 'equals', of(['b', 2], ['a', 0])), true);
    assert.equal(call(self, 'containsKey', 'b'), true);
    assert.equal(call(self, 'containsValue', 2), true);
    assert.equal(call(self, 'getOrDefault', 'x', 'none'), 'none');
    assert.equal(call(self, 'isEmpty'), false);
    call(self, 'clear');
    assert.equal(call(self, 'isEmpty'), true);
  });

  it('take names of JavaScript for names', () => {
    const self = of();
    for (const name of ['__proto__', 'constructor', 'hasOwnProperty']) {
      assert.equal(call(self, 'get', name), null);
      assert.equal(call(self, 'put', name, 1), null);
      assert.equal(call(self, 'get', name), 1);
      assert.equal(call(self, name), null);
    }
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });
});
