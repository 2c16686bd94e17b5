import assert from 'node:assert/strict';
import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { checkFormat } from '../../../fixtures/infrastructure/index.js';
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
import { type ExpressionContext, expression } from './expression.js';
import { attribute, block, printHcl } from './hcl.js';
import { variables } from './variables.js';

const context = (): ExpressionContext => ({
  variables: variables(uniqueNames()),
  own: new Map(),
  report: () => undefined,
});

const print = (value: Value): string => expression(value, context());

/** Pieces that HCL gives a meaning, in all orders. */
const piece = fc.constantFrom(
  '$',
  '{',
  '}',
  '%',
  '${',
  '%{',
  '$${',
  '%%{',
  'x',
  '"',
  '\\',
  '\n',
  '\r',
  '\t',
  ' ',
  '~',
  'if',
  '*/',
  'EOT',
  '\u2028',
  'ä',
  '\u0000',
  '\ud83d\ude00',
); // prettier-ignore
const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

/** What Terraform reads: hcl2json leaves templates as they are written, and evaluates what is none. */
async function read(value: JsonValue): Promise<unknown> {
  const file = `x = ${print(value)}\n`;
  const parsed = await parse('x.tf', file);
  return parsed.x;
}

/** hcl2json escapes what a text holds of templates, so that its own output can be read back. */
const escaped = (one: string): string =>
  one
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{')
    .replace(/\ud83d(?!\ude00)/g, '\ufffd');

describe('expressions of HCL', () => {
  it('keeps every text as it is: nothing in it is interpolated', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (one) => {
        assert.equal(await read(one), escaped(one), print(one));
      }),
      { numRuns: 400 },
    );
  }).timeout(120_000);

  it('keeps every key as it is', async () => {
    for (const key of [
      '__proto__',
      'constructor',
      'for',
      'if',
      'null',
      'true',
      '200',
      'a-b',
      '${x}',
      '%{x}',
      '"',
      '',
      'a b',
      'ä',
    ]) {
      const object = Object.fromEntries([
        [key, 'x'],
        ['other', 1],
      ] as const);
      const made = Object.entries((await read(object)) as object).sort();
      assert.deepEqual(
        made,
        Object.entries(object)
          .map(([name, value]) => [escaped(name), value])
          .sort(),
        key,
      );
    }
  });

  it('is formatted as terraform fmt formats it', async () => {
    const { tree } = fc.letrec<{ tree: Value }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        hostile,
        fc.integer(),
        fc.boolean(),
        fc.constant(ref('Name')),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(hostile, fc.constantFrom('a', 'longer', 'ä')), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const file = printHcl([
          block(
            'resource',
            ['a', 'b'],
            [
              attribute('x', '1'),
              attribute('value', `jsonencode(${expression(value, context(), '  ')})`),
              attribute('longer', 'true'),
            ],
          ),
        ]);
        assert.deepEqual(checkFormat('main.tf', file), [], file);
      }),
      { numRuns: 300 },
    );
  });

  it('aligns neighbours of one line and leaves the others alone', () => {
    assert.equal(
      print({ a: 1, longer: 'x', list: ['a', 'b'], nested: { b: true, 'c-d': [] }, after: 2, x: 3 }),
      `{
  a      = 1
  longer = "x"
  list   = ["a", "b"]
  nested = {
    b     = true
    "c-d" = []
  }
  after = 2
  x     = 3
}`,
    );
  });

  it('writes what the document only names as variables, and AWS own values as data sources', () => {
    assert.equal(print(ref('TableName')), 'var.table_name');
    assert.equal(print(getAtt('OrdersFunction', 'Arn')), 'var.orders_function_arn');
    assert.equal(print(terraformReference('var.table')), 'var.table');
    assert.equal(
      print(terraformReference('aws_lambda_function.orders.invoke_arn')),
      'var.aws_lambda_function_orders_invoke_arn',
    );
    assert.equal(print(ref('AWS::Region')), 'data.aws_region.current.region');
    assert.equal(print(terraformReference('data.aws_region.here.name')), 'data.aws_region.current.region');
    assert.equal(print(ref('version')), 'var.version_value');
    assert.equal(print(ref('9 lives')), 'var.value_9_lives');
  });

  it('lets no dollar or percent sign reach the interpolation that follows it', async () => {
    const value = text(['a$', ref('X'), '%', ref('Y'), '${', ref('Z')]);
    assert.equal(print(value), '"a\\u0024${var.x}\\u0025${var.y}$${${var.z}"');
    const parsed = await parse('x.tf', `x = ${print(value)}\n`);
    assert.match(String(parsed.x), /var\.x.*var\.y.*var\.z/);
  });

  it('has its own words for the functions of CloudFormation', () => {
    assert.equal(print(join(',', ['a', ref('B')])), 'join(",", [\n  "a",\n  var.b,\n])');
    assert.equal(
      print(otherFunction('Fn::Select', ['1', otherFunction('Fn::Split', ['/', ref('Uri')])])),
      'element(split("/", var.uri), 1)',
    );
    assert.equal(print(conditional('IsProd', 'a', 'b')), 'var.is_prod ? "a" : "b"');
    assert.equal(print(otherFunction('Fn::ImportValue', 'Shared-Vpc')), 'var.import_value_shared_vpc');
  });

  it('leaves out a member that a condition leaves out', () => {
    assert.equal(
      print({ a: 1, b: conditional('IsProd', 'x', undefined) }),
      `{ for key, value in {
  a = 1
  b = var.is_prod ? "x" : null
} : key => value if value != null }`,
    );
  });

  it('chooses between values of different types, which a conditional expression cannot', () => {
    assert.equal(print(conditional('IsProd', { a: 1 }, ['b'])), '[["b"], {\n  a = 1\n}][var.is_prod ? 1 : 0]');
  });
});
