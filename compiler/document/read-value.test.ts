import assert from 'node:assert/strict';
import { conditional, ref, text } from '../model/index.js';
import { readValue } from './read-value.js';
import { noValues } from './values.js';

describe('readValue', () => {
  it('reads intrinsics at any depth', () => {
    assert.deepEqual(readValue({ Statement: [{ Resource: 'arn:${AWS::Region}', n: 1, z: null }] }, noValues), {
      Statement: [{ Resource: text(['arn:', ref('AWS::Region')]), n: 1, z: null }],
    });
  });

  it('leaves out what is AWS::NoValue', () => {
    const none = { Ref: 'AWS::NoValue' };
    assert.deepEqual(readValue({ a: none, b: [none, 1] }, noValues), { b: [1] });
    assert.equal(readValue(none, noValues), undefined);
  });

  it('keeps whole values in the branches of Fn::If', () => {
    assert.deepEqual(
      readValue({ 'Fn::If': ['C', { a: { Ref: 'B' } }, ['x']] }, noValues),
      conditional('C', { a: ref('B') }, ['x']),
    );
  });

  it('decides conditions and puts in what is set, of whatever type', () => {
    const values = new Map<string, boolean | string[]>([
      ['C', false],
      ['Subnets', ['a', 'b']],
    ]);
    assert.deepEqual(readValue({ 'Fn::If': ['C', 1, { Ref: 'Subnets' }] }, values), ['a', 'b']);
  });

  it('pollutes nothing by names of the document', () => {
    const value = readValue(JSON.parse('{"__proto__": {"a": 1}, "constructor": {"Ref": "__proto__"}}'), noValues);
    assert.deepEqual(Object.getOwnPropertyNames(value), ['__proto__', 'constructor']);
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
    assert.equal(Object.hasOwn(Object.prototype, 'a'), false);
  });

  it('takes a schema whose only property is called Ref for a schema', () => {
    const schema = { properties: { Ref: { type: 'string' } } };
    assert.deepEqual(readValue(schema, noValues), schema);
  });
});
