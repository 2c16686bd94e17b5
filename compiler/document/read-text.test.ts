import assert from 'node:assert/strict';
import {
  conditional,
  getAtt,
  type JsonValue,
  join,
  otherFunction,
  ref,
  terraformReference,
  text,
} from '../model/index.js';
import type { TextDialect } from './read-string.js';
import { readText } from './read-text.js';
import { noValues, type Values } from './values.js';

const read = (value: JsonValue, values: Values = noValues, dialect: TextDialect = 'text') =>
  readText(value, dialect, values);
const set = (values: Readonly<Record<string, JsonValue>>): Values => new Map(Object.entries(values));

describe('readText', () => {
  it('takes strings, numbers and booleans as they are', () => {
    assert.equal(read('a $b {c} ${'), 'a $b {c} ${');
    assert.equal(read(200), '200');
    assert.equal(read(false), 'false');
    for (const value of [null, [], {}, { a: 1 }]) assert.equal(read(value), undefined);
  });

  describe('placeholders in plain strings', () => {
    it('tells names of CloudFormation from references of Terraform', () => {
      assert.deepEqual(read('${Name}'), ref('Name'));
      assert.deepEqual(read('${ lambda_arn }'), ref('lambda_arn'));
      assert.deepEqual(read('${AWS::Region}'), ref('AWS::Region'));
      assert.deepEqual(read('${Function.Arn}'), getAtt('Function', 'Arn'));
      assert.deepEqual(
        read('${endpoint_modules.send-otp.integration_uri}'),
        getAtt('endpoint_modules', 'send-otp.integration_uri'),
      );
      for (const reference of [
        'var.x',
        'local.a.b',
        'module.lambda.arn',
        'data.aws_region.current.name',
        'aws_lambda_function.f[0].invoke_arn',
        'each.value["a-b"]',
        'var.list[0]',
      ]) {
        assert.deepEqual(read(`\${${reference}}`), terraformReference(reference), reference);
      }
    });

    it('puts them between the text around them', () => {
      assert.deepEqual(
        read('arn:${AWS::Partition}:x/${Function.Arn}/${var.y}!'),
        text(['arn:', ref('AWS::Partition'), ':x/', getAtt('Function', 'Arn'), '/', terraformReference('var.y'), '!']),
      );
    });

    it('leaves to API Gateway what it fills in itself', () => {
      for (const own of ['${stageVariables.host}', '${request.path.id}', '${context.identity.sourceIp}']) {
        assert.equal(read(`https://${own}/x`), `https://${own}/x`);
        assert.equal(read({ 'Fn::Sub': `https://${own}/x` }), `https://${own}/x`);
      }
      assert.equal(read('${aws:username}'), '${aws:username}');
    });

    it('takes expressions for text', () => {
      for (const expression of [
        '${jsonencode(var.x)}',
        '${a ? b : c}',
        '${process.exit(1)}',
        '${}',
        '${a${b}',
        '${1}',
      ]) {
        const value = read(expression);
        assert.ok(value === expression || expression === '${a${b}', expression);
      }
    });

    it("knows Terraform's escape", () => {
      assert.equal(read('$${x}'), '${x}');
      assert.deepEqual(read('$${stageVariables.x}${y}'), text(['${stageVariables.x}', ref('y')]));
    });
  });

  describe('intrinsics', () => {
    it('reads Ref, Fn::GetAtt, Fn::Sub, Fn::If, Fn::Join and other functions', () => {
      assert.deepEqual(read({ Ref: 'Name' }), ref('Name'));
      assert.deepEqual(read({ 'Fn::GetAtt': 'A.B.C' }), getAtt('A', 'B.C'));
      assert.deepEqual(read({ 'Fn::GetAtt': ['A', 'B.C'] }), getAtt('A', 'B.C'));
      assert.deepEqual(read({ 'Fn::Sub': 'a-${B}' }), text(['a-', ref('B')]));
      assert.deepEqual(read({ 'Fn::If': ['C', 'a', { Ref: 'AWS::NoValue' }] }), conditional('C', 'a', undefined));
      assert.deepEqual(read({ 'Fn::Join': ['', ['a', { Ref: 'B' }]] }), text(['a', ref('B')]));
      assert.deepEqual(read({ 'Fn::Join': [',', ['a', { Ref: 'B' }]] }), join(',', ['a', ref('B')]));
      assert.equal(read({ 'Fn::Join': [',', ['a', 'b', 3, { Ref: 'AWS::NoValue' }]] }), 'a,b,3');
      assert.deepEqual(
        read({ 'Fn::ImportValue': { 'Fn::Sub': '${Stack}-arn' } }),
        otherFunction('Fn::ImportValue', text([ref('Stack'), '-arn'])),
      );
      assert.equal(read({ Ref: 'AWS::NoValue' }), undefined);
    });

    it('holds to the rules of Fn::Sub inside it', () => {
      assert.equal(read({ 'Fn::Sub': 'a ${!Literal} b' }), 'a ${Literal} b');
      assert.equal(read({ 'Fn::Sub': '${!stageVariables.x}' }), '${stageVariables.x}');
      assert.deepEqual(read({ 'Fn::Sub': '$${A}' }), text(['$', ref('A')]));
      assert.deepEqual(
        read({ 'Fn::Sub': ['${A}-${B}', { A: { 'Fn::GetAtt': ['F', 'Arn'] } }] }),
        text([getAtt('F', 'Arn'), '-', ref('B')]),
      );
      // The map wins over what is set, and its text is not looked through again.
      assert.equal(read({ 'Fn::Sub': ['${A}', { A: '${B}x' }] }, set({ A: 'no', B: 'b' })), 'bx');
      assert.deepEqual(read({ 'Fn::Sub': ['${__proto__}', {}] }), ref('__proto__'));
    });

    it('takes an object for an intrinsic only when its shape is that of one', () => {
      for (const object of [
        { Ref: { type: 'string' } },
        { Ref: 'a', b: 1 },
        { 'Fn::Sub': 5 },
        { 'Fn::GetAtt': 'NoDot' },
        { 'Fn::If': ['C', 'a'] },
        { 'Fn::Join': 'a' },
      ]) {
        assert.equal(read(object), undefined, JSON.stringify(object));
      }
    });
  });

  describe('mapping templates', () => {
    const template = (value: JsonValue, values: Values = noValues) => read(value, values, 'mapping-template');

    it("leaves Velocity's own references alone", () => {
      for (const own of ['${name}', '${name.method()}', '$!{a.b}', '#set($x = 1)${x}', '${context.x}', '$$${a}']) {
        assert.equal(template(own), own);
      }
    });

    it('finds what cannot be Velocity', () => {
      assert.deepEqual(template('"${AWS::Region}" ${x}'), text(['"', ref('AWS::Region'), '" ${x}']));
      assert.deepEqual(template('${var.table}'), terraformReference('var.table'));
      assert.equal(template('#set($var = $input.path("$"))${var.table}'), '#set($var = $input.path("$"))${var.table}');
      assert.equal(template('#foreach($local in $l)${local.x}#end'), '#foreach($local in $l)${local.x}#end');
      assert.equal(template('#macro(m $module)${module.a.b}#end'), '#macro(m $module)${module.a.b}#end');
      assert.equal(template('#define($var)x#end${var.x}'), '#define($var)x#end${var.x}');
    });

    it("holds to CloudFormation's rules inside Fn::Sub", () => {
      assert.deepEqual(
        template({ 'Fn::Sub': '{"TableName": "${Table}", "id": "$input.params(\'id\')", "v": "${!v}"}' }),
        text(['{"TableName": "', ref('Table'), '", "id": "$input.params(\'id\')", "v": "${v}"}']),
      );
    });

    it('reads the branches of Fn::If as templates', () => {
      assert.deepEqual(
        template({ 'Fn::If': ['C', '${a}', '${AWS::Region}'] }),
        conditional('C', '${a}', ref('AWS::Region')),
      );
    });
  });

  describe('what is set', () => {
    const values = set({
      Name: 'n',
      'F.Arn': 'arn',
      'AWS::Region': 'eu-west-1',
      'var.x': 'y',
      'each.key': 3,
      Yes: true,
      No: 'false',
    });

    it('replaces its node everywhere', () => {
      assert.equal(read('${Name}-${F.Arn}-${AWS::Region}-${var.x}-${each.key}', values), 'n-arn-eu-west-1-y-3');
      assert.equal(read({ Ref: 'Name' }, values), 'n');
      assert.equal(read({ 'Fn::GetAtt': ['F', 'Arn'] }, values), 'arn');
      assert.equal(read({ 'Fn::Sub': '${Name}/${F.Arn}' }, values), 'n/arn');
      assert.equal(read({ 'Fn::Join': ['-', [{ Ref: 'Name' }, { Ref: 'AWS::Region' }]] }, values), 'n-eu-west-1');
      assert.equal(read('${AWS::Region} ${Name}', values, 'mapping-template'), 'eu-west-1 ${Name}');
    });

    it('decides conditions', () => {
      assert.equal(read({ 'Fn::If': ['Yes', 'a', { Ref: 'AWS::NoValue' }] }, values), 'a');
      assert.equal(read({ 'Fn::If': ['No', 'a', { Ref: 'AWS::NoValue' }] }, values), undefined);
    });

    it('is not looked through for placeholders again', () => {
      assert.equal(read('${a}', set({ a: '${b}', b: 'c' })), '${b}');
    });
  });
});
