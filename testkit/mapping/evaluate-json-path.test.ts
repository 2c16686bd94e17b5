import assert from 'node:assert/strict';
import { parseJsonPath } from '../../compiler/mapping/index.js';
import { evaluateJsonPath } from './evaluate-json-path.js';
import { jsonText } from './java-text.js';
import { JsonPathError } from './json-path-error.js';
import { readJson } from './read-json.js';

function find(path: string, document: string, release: 'newer' | 'older' = 'newer'): string {
  const value = evaluateJsonPath(parseJsonPath(path, release), readJson(document), { release });
  return jsonText(value, { escapeSlash: false, limit: 1_000_000 });
}

describe('evaluateJsonPath', () => {
  it('gives the value of a definite path and an array for any other', () => {
    assert.equal(find('$.a.b', '{"a":{"b":1.50}}'), '1.5');
    assert.equal(find('a', '{"a":1}'), '1');
    assert.equal(find('$..b', '{"a":{"b":1},"b":2}'), '[2,1]');
    assert.equal(find("$['a','c']", '{"a":1,"b":2}'), '{"a":1}');
    assert.equal(find('$.l[-1]', '{"l":[1,2]}'), '2');
    assert.equal(find('$.l[?(@.n > 1 && @.s =~ /x.*/i)].n', '{"l":[{"n":1,"s":"xa"},{"n":2,"s":"XB"}]}'), '[2]');
    assert.equal(find('$.l.sum()', '{"l":[1,2.5]}'), '3.5');
  });

  it('throws when a definite path leads nowhere', () => {
    for (const path of ['$.b', '$.a.b', '$.a[0]', '$.l[5]']) {
      assert.throws(() => find(path, '{"a":1,"l":[]}'), JsonPathError, path);
    }
    assert.equal(find('$.l[*].x', '{"l":[1]}'), '[]');
  });

  it('knows less when asked for the older release', () => {
    assert.throws(() => find('$.l[-1]', '{"l":[1]}', 'older'));
    assert.throws(() => find('$.l.sum()', '{"l":[1]}', 'older'));
    assert.throws(() => find('$["a"]', '{"a":1}', 'older'));
    assert.equal(find('$[?(@.a == "x")]', '[{"a":"x"}]', 'older'), '[]');
  });

  it('takes names such as __proto__ for names', () => {
    assert.throws(() => find('$.__proto__', '{}'), JsonPathError);
    assert.throws(() => find('$.constructor', '{}'), JsonPathError);
    assert.equal(find('$.__proto__', '{"__proto__":1}'), '1');
  });

  it('ends when paths and documents are made to take long', () => {
    const deep = `${'{"a":'.repeat(399)}1${'}'.repeat(399)}`;
    assert.throws(() => find(`$${'..*'.repeat(20)}`, deep), JsonPathError);
    assert.throws(() => find(`$[?(${'('.repeat(10_000)}`, '[]'), { name: 'MappingSyntaxError' });
    assert.throws(() => find(`$[?(${'@[?('.repeat(5_000)}`, '[]'), { name: 'MappingSyntaxError' });
    assert.throws(() => find(`$[?(${'!'.repeat(10_000)}`, '[]'), { name: 'MappingSyntaxError' });
  });
});

/** What Jayway's release 2.10.0 answers; an error by its Java class. */
const answers: readonly (readonly [path: string, document: string, answer: string])[] = [
  // No list is what `all` wants.
  ['$[?(@.l all [1])]', '{"l":[1,2]}', '[]'],
  ['$[?(!(@.l all [1]))]', '{"l":[1,2]}', '[]'],
  ['$[?(@.a size 2)].a', '[{"a":[1,2]},{"a":"ab"},{"a":{"x":1,"y":2}}]', '[[1,2],"ab"]'],
  ['$[?(@.a size -1)].a', '[{"a":{}},{"a":[1]}]', '[{}]'],
  ['$[?(@.a empty true)].a', '[{"a":[]},{"a":""},{"a":null},{"b":1}]', '[[],""]'],
  ['$[?(@.a empty true)]', '[{"a":{}}]', 'ClassCastException'],
  ['$[?([1] == [1])]', '[0]', '[]'],
  ['$[?([1] != [1])]', '[0]', '[0]'],
  ['$[?(@ == [1])]', '[[1]]', '[[1]]'],
  ['$[?(@.a in {*})]', '[0]', 'IllegalArgumentException'],
  ['$[?({*} == 1)]', '[0]', '[]'],
  ["$[?(!(@.a type 'x'))]", '[0]', '[]'],
  ["$[?(!(@.a matches 'x'))]", '[0]', '[]'],
  ['$[?(@ =~ /[/)]', '[]', 'InvalidPathException'],
  ['$[?(@ =~ /X/iu)]', '["x"]', '["x"]'],
  ['$[?(@ =~ /X/b)]', '["x"]', 'InvalidPathException'],
  ['$.concat($.x,$.y," ",1)', '{"x":"1","y":2}', '"12 1"'],
  ['$.concat($.x)', '{"x":{"a":[1,null]}}', '"{a=[1,null]}"'],
  ['$.concat($.x)', '{"x":null}', '""'],
  ['$.concat("a\\"b")', '{}', '""'],
  ['$.keys($.zzz)', '{"a":1}', 'PathNotFoundException'],
  ['$.length($.a)', '{"a":[1,2,3],"b":1}', '2'],
  ['$.length($.a)', '{"a":[1,[2,3,4]],"b":1}', '3'],
  ['$.length($.s)', '{"s":"abc"}', 'PathNotFoundException'],
  ['$.length($..a)', '{"a":[1,2,3]}', '3'],
  ['$.length("abc")', '{}', 'NullPointerException'],
  ['$.sum($.x ,2)', '{"x":1}', 'InvalidPathException'],
  ['$.sum( $.x,2 )', '{"x":1}', '3.0'],
  ['$..length()', '{}', 'IllegalStateException'],
  ['$..a.length()', '{"a":[1,2]}', '2'],
  [' $.a', '{"a":1}', 'InvalidPathException'],
  ['$.a ', '{"a":1}', '1'],
];

describe('evaluateJsonPath, where Jayway surprises', () => {
  for (const [path, document, answer] of answers) {
    it(`answers ${path} on ${document} with ${answer}`, () => {
      if (answer.endsWith('Exception')) assert.throws(() => find(path, document), { errorClass: answer });
      else assert.equal(find(path, document), answer);
    });
  }
});

describe('readJson', () => {
  const read = (text: string): string => jsonText(readJson(text), { escapeSlash: false, limit: 1_000_000 });

  it('keeps the order of keys and the type of numbers', () => {
    assert.equal(
      read('{"b":1,"2":1.0,"1":1e3,"a":12345678901234567890}'),
      '{"b":1,"2":1.0,"1":1000.0,"a":12345678901234567890}',
    );
    assert.equal(read('[0.1234567890123456789,-0,1e400]'), '[0.1234567890123456789,0,null]');
    // Eighteen characters make a double, more a BigDecimal.
    assert.equal(read('[1.5000000000000000,1.50000000000000000]'), '[1.5,1.50000000000000000]');
    assert.equal(read('[100000000000000000.0,1.50000000000000000e3]'), '[100000000000000000.0,1500.00000000000000]');
  });

  it('is as lenient as json-smart', () => {
    assert.equal(read("{a:'b',c:[1,,2,],}"), '{"a":"b","c":[1,2]}');
    assert.equal(read('not json'), '"not json"');
    assert.equal(read('[-]'), '[0]');
    assert.throws(() => read('[1e+]'), { name: 'JsonSyntaxError' });
    assert.equal(read(`[${'1'.repeat(1000)}]`).length, 1002);
    assert.throws(() => read(`[${'1'.repeat(1001)}]`), { name: 'JsonSyntaxError' });
    assert.throws(() => read('{"a" 1}'), { name: 'JsonSyntaxError' });
    assert.throws(() => read('[1,2'), { name: 'JsonSyntaxError' });
  });
});
