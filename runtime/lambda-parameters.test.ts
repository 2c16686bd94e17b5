import assert from 'node:assert/strict';
import * as parse from './lambda-parameters.js';

const values = new Map([
  ['text', ['a', 'b']],
  ['blank', ['']],
  ['seven', ['7']],
  ['half', ['0.5']],
  ['words', ['red', 'blue']],
  ['comma', ['1,2,3']],
  ['header', ['a, b', 'c']],
  ['filter[color]', ['red']],
  ['filter[size]', ['1', '2']],
]);
const reader = parse.parameters(values);

describe('parameters', () => {
  it('takes the last of several values for a single one', () => {
    assert.equal(reader.required('text', parse.text), 'b');
  });

  it('reads numbers, and only what JSON calls a number', () => {
    assert.equal(reader.required('seven', parse.integer), 7);
    assert.equal(reader.required('half', parse.number), 0.5);
    for (const text of ['0x10', '1_000', ' ', 'Infinity', '1.', '--1'])
      assert.equal(parse.number([text]), undefined, text);
    assert.throws(() => reader.required('half', parse.integer), /Invalid request parameters: \[half\]/);
  });

  it('refuses an integer that JavaScript would round', () => {
    assert.equal(parse.integer(['9007199254740993']), undefined);
    assert.equal(parse.integer(['9007199254740991']), 9007199254740991);
  });

  it('reads booleans', () => {
    assert.deepEqual([['true'], ['false'], ['1']].map(parse.boolean), [true, false, undefined]);
  });

  it('reads one of the listed values, with its type', () => {
    const parser = parse.oneOf('1', 2, true);
    assert.deepEqual([['1'], ['2'], ['true'], ['3']].map(parser), ['1', 2, true, undefined]);
  });

  it('takes a blank for missing where a blank is no value', () => {
    assert.equal(reader.optional('blank', parse.integer), undefined);
    assert.equal(reader.optional('blank', parse.text), '');
    assert.throws(() => reader.required('blank', parse.integer), /Missing required request parameters: \[blank\]/);
  });

  it('reads lists: repeated, or split at a separator', () => {
    assert.deepEqual(reader.required('words', parse.list(parse.text)), ['red', 'blue']);
    assert.deepEqual(reader.required('comma', parse.list(parse.integer, ',')), [1, 2, 3]);
    assert.deepEqual(reader.required('header', parse.headerList(parse.text)), ['a', 'b', 'c']);
    assert.throws(() => reader.optional('words', parse.list(parse.integer)), /Invalid request parameters: \[words\]/);
  });

  it('reads the styles deepObject, simple, label and matrix', () => {
    assert.deepEqual(
      [...reader.deepObject('filter')],
      [
        ['color', 'red'],
        ['size', '2'],
      ],
    );
    assert.deepEqual(
      [...(parse.record(false)(['role,admin,name,Ada']) ?? [])],
      [
        ['role', 'admin'],
        ['name', 'Ada'],
      ],
    );
    assert.deepEqual(
      [...(parse.record(true)(['role=admin,name=Ada']) ?? [])],
      [
        ['role', 'admin'],
        ['name', 'Ada'],
      ],
    );
    assert.deepEqual(parse.label(parse.list(parse.integer, '.'))(['.3.4']), [3, 4]);
    assert.deepEqual(parse.matrix('id', parse.list(parse.integer))([';id=3;id=4']), [3, 4]);
    assert.deepEqual(parse.matrix('id', parse.list(parse.integer, ','))([';id=3,4']), [3, 4]);
  });

  it('reads JSON', () => {
    assert.deepEqual(parse.jsonText(['{"a":1}']), { a: 1 });
    assert.equal(parse.jsonText(['{']), undefined);
  });
});
