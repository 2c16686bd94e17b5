import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { JsonObject } from '../model/index.js';
import { yaml } from './yaml.js';

/** Texts that YAML readers are known to take for something else, or to trip over. */
const awkward = [
  '',
  ' ',
  '  x',
  'x ',
  'true',
  'No',
  'NULL',
  '~',
  '.inf',
  '.NaN',
  '0',
  '010',
  '0x1F',
  '1e3',
  '1_000',
  '12:30:45',
  '190:20',
  '2024-01-01',
  '2024-01-01T00:00:00Z',
  '<<',
  '=',
  '- x',
  '-',
  '? x',
  ': x',
  'x: y',
  'x:',
  'x #y',
  '#x',
  '*x',
  '&x',
  '!x',
  '!Ref x',
  '%x',
  '@x',
  '`x`',
  '"x"',
  "'x'",
  "it's",
  '{x}',
  '[x]',
  'x, y',
  '|',
  '>',
  '---',
  '...',
  '--- x',
  '\n',
  '\n\n',
  'a\nb',
  'a\n',
  'a\n\n',
  '\na',
  ' a\nb',
  'a\n b\n',
  'a\n\n\nb',
  'a \nb',
  '\ta\nb',
  'a\n\t',
  'a\r\nb',
  'a\u2028b',
  'a\u0085b',
  '\ufeffx',
  '\u0000',
  '\ud83d\ude00',
  '\ud800',
  'ä',
  'a\n ',
  ' \na',
  '${x}',
  '$',
  '*/',
  '__proto__',
  'x'.repeat(2000),
  'y',
  'n',
  'on',
  '1.',
  '+1',
  '0o7',
  '1e+21',
  '.5',
  '5.',
  '@',
  '\\',
  'a\\nb',

  '$ref',
  '/*',
  'a: b\nc: d',
  'a\n#b',
]; // prettier-ignore

const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'ab01 \n\t:#-?|>\'"{}[],&*!%@`$~=<\\/_.') }),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('tree'), { maxLength: 4 }),
  object: fc.dictionary(fc.oneof(text, fc.constantFrom('a', 'b', '200')), tie('tree'), { maxKeys: 4 }),
}));

describe('yaml', () => {
  it('says the same as JSON in YAML 1.2 and 1.1, whatever the texts', () => {
    fc.assert(
      fc.property(fc.dictionary(text, tree, { minKeys: 1, maxKeys: 4 }), (object) => {
        const root = JSON.parse(JSON.stringify(object)) as JsonObject;
        const printed = yaml(root);
        for (const version of ['1.2', '1.1'] as const) {
          const read: unknown = parse(printed, { version, logLevel: 'error', customTags: [] });
          assert.deepEqual(withoutSurrogates(normalised(read)), withoutSurrogates(normalised(root)), printed);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('keeps every awkward text as a key, a value and an element', () => {
    for (const one of awkward) {
      const root = { [one]: one, list: [one, { [one]: one }, [one]] };
      assert.deepEqual(normalised(parse(yaml(root), { logLevel: 'error' })), normalised(root), JSON.stringify(one));
    }
  });

  it('prints blocks, tags and lists as one would write them', () => {
    const printed = yaml({
      Type: 'AWS::ApiGateway::Stage',
      Text: 'one\ntwo\n',
      Open: { 'Fn::Sub': 'one ${Two}\nthree' },
      Id: { Ref: 'Api' },
      Arn: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Code: '200',
      List: [{ a: 1, b: { Ref: 'B' } }, [], {}, ['x']],
      Choice: { 'Fn::If': ['C', { Ref: 'A' }, { a: 1 }] },
      Nested: { 'Fn::Select': [3, { 'Fn::Split': ['/', { Ref: 'Uri' }] }] },
    });
    assert.equal(
      printed,
      `Type: AWS::ApiGateway::Stage
Text: |
  one
  two
Open: !Sub |-
  one \${Two}
  three
Id: !Ref Api
Arn: !GetAtt Role.Arn
Code: '200'
List:
  - a: 1
    b: !Ref B
  - []
  - {}
  - - x
Choice: !If
  - C
  - !Ref A
  - a: 1
Nested: !Select
  - 3
  - Fn::Split:
      - /
      - !Ref Uri
`,
    );
  });

  it('does not take a property that is called Ref for a function', () => {
    assert.equal(yaml({ properties: { Ref: { type: 'string' } } }), 'properties:\n  Ref:\n    type: string\n');
  });
});

/** `-0` is 0 in YAML, and no reader tells a null prototype from another. */
function normalised(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** UTF-8 has no halves of a pair: what stands for them is the reader's affair. */
function withoutSurrogates(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/\\ud[89a-f][0-9a-f]{2}/gi, '\\ufffd'));
}
