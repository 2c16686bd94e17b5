import assert from 'node:assert/strict';
import { uniqueNames } from '../../deployment/index.js';
import {
  conditional,
  getAtt,
  type JsonValue,
  join,
  otherFunction,
  ref,
  terraformReference,
  text,
  type Value,
} from '../../model/index.js';
import { type Parameters, parameters } from './parameters.js';
import { resolve } from './resolve.js';

function resolved(value: Value): { readonly value: JsonValue; readonly sections: ReturnType<Parameters['sections']> } {
  const collected = parameters(uniqueNames(255));
  const own = new Map();
  return {
    value: resolve(value, { parameters: collected, own, report: () => undefined }),
    sections: collected.sections(),
  };
}

describe('intrinsics in a template', () => {
  it('are parameters where the document only names something, and AWS own values where it does not', () => {
    assert.deepEqual(resolved(ref('Table')).value, { Ref: 'Table' });
    assert.deepEqual(resolved(getAtt('Orders', 'Arn')).value, { Ref: 'OrdersArn' });
    assert.deepEqual(resolved(terraformReference('var.table_name')).value, { Ref: 'TableName' });
    assert.deepEqual(resolved(ref('AWS::StackName')).value, { Ref: 'AWS::StackName' });
    assert.deepEqual(resolved(terraformReference('data.aws_caller_identity.me.account_id')).value, {
      Ref: 'AWS::AccountId',
    });
  });

  it('have one parameter for one thing, and different ones for different things', () => {
    const { value, sections } = resolved([ref('a-b'), ref('a-b'), ref('aB'), ref('AB'), ref('9'), ref('__proto__')]);
    assert.deepEqual(value, [
      { Ref: 'AB' },
      { Ref: 'AB' },
      { Ref: 'aB2' },
      { Ref: 'AB3' },
      { Ref: 'Parameter9' },
      { Ref: 'Proto' },
    ]);
    assert.equal(Object.keys(sections.parameters ?? {}).length, 5);
  });

  it('join texts with Fn::Sub, escapes included', () => {
    assert.deepEqual(resolved(text(['a ${stageVariables.x} ', ref('B')])).value, {
      'Fn::Sub': 'a ${!stageVariables.x} ${B}',
    });
  });

  it('join texts with Fn::Join where Fn::Sub could be misread', () => {
    for (const part of ['a ${', 'a $', '${a b}', '${!x}']) {
      assert.deepEqual(resolved(text([part, ref('B')])).value, { 'Fn::Join': ['', [part, { Ref: 'B' }]] }, part);
    }
  });

  it('leave a literal text alone, unless it looks like a forgotten Fn::Sub', () => {
    assert.equal(resolved('https://${stageVariables.host}/$x').value, 'https://${stageVariables.host}/$x');
    assert.deepEqual(resolved('#set($a = "${name}")').value, { 'Fn::Sub': '#set($a = "${!name}")' });
  });

  it('turn a condition into one that a parameter decides', () => {
    const { value, sections } = resolved({ a: conditional('IsProd', 'x', undefined) });
    assert.deepEqual(value, { a: { 'Fn::If': ['IsProdIsTrue', 'x', { Ref: 'AWS::NoValue' }] } });
    assert.deepEqual(sections.conditions, { IsProdIsTrue: { 'Fn::Equals': [{ Ref: 'IsProd' }, 'true'] } });
    assert.deepEqual(Object.keys(sections.parameters ?? {}), ['IsProd']);
  });

  it('keep the functions that a template resolves, and replace those that need another part of theirs', () => {
    assert.deepEqual(resolved(join(',', ['a', ref('B')])).value, { 'Fn::Join': [',', ['a', { Ref: 'B' }]] });
    assert.deepEqual(resolved(otherFunction('Fn::ImportValue', 'x')).value, { 'Fn::ImportValue': 'x' });
    assert.deepEqual(resolved(otherFunction('Fn::FindInMap', ['Tables', 'dev', 'name'])).value, {
      Ref: 'FindInMapTablesDevName',
    });
  });
});
