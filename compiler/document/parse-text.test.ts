import assert from 'node:assert/strict';
import { load } from 'js-yaml';
import { parseText } from './parse-text.js';

const read = (text: string) => {
  const parsed = parseText(text, 'api.yaml');
  assert.deepEqual(parsed.faults, []);
  return parsed.value;
};

describe('parseText', () => {
  it('reads scalars as the core schema of YAML 1.2 does', () => {
    const scalars = [
      ...['no', 'on', 'yes', 'true', 'TRUE', 'False', '~', 'null', 'Null', ''],
      ...[
        '010',
        '0o17',
        '0xFF',
        '1',
        '-1',
        '+1',
        '1.0',
        '1.',
        '.5',
        '-.5e3',
        '1e400',
        '1_000',
        '12:30:45',
        '2024-01-01',
      ],
      ...[
        '+',
        '.',
        '1.2.3',
        '0x',
        '0o8',
        "'1'",
        '"1"',
        '!!str 1',
        '!!int "3"',
        '!!float 1',
        '!!bool "true"',
        '!!null ""',
      ],
    ];
    for (const scalar of scalars) {
      assert.deepEqual(read(`a: ${scalar}\n`), load(`a: ${scalar}\n`), scalar);
    }
  });

  it('keeps as strings what JSON has no word for', () => {
    assert.deepEqual(read('[.inf, -.inf, .nan]'), ['.inf', '-.inf', '.nan']);
  });

  it('reads numeric keys as the text they are', () => {
    assert.deepEqual(read('200: a\n1.0: b\ntrue: c\n"4XX": d\n'), { 200: 'a', '1.0': 'b', true: 'c', '4XX': 'd' });
  });

  it('reads block scalars, folded lines and escapes', () => {
    const text =
      "a: |\n  x\n   y\n\nb: >-\n  x\n  y\n\n  z\nc: \"q\\u0041\\n\\\n  r\"\nd: it\n  goes\n  on\ne: 'it''s'\n";
    assert.deepEqual(read(text), load(text));
  });

  it('writes aliases and merge keys out', () => {
    const text = 'a: &a {x: 1, y: 2}\nb: *a\nc: {<<: *a, y: 3}\nd: {y: 4, <<: [*a, {z: 5}]}\n';
    const a = { x: 1, y: 2 };
    assert.deepEqual(read(text), { a, b: a, c: { x: 1, y: 3 }, d: { y: 4, x: 1, z: 5 } });
    assert.deepEqual(read('a: &k key\n*k : 1\n"<<": 2\n'), { a: 'key', key: 1, '<<': 2 });
  });

  it('turns short tags into their long form', () => {
    assert.deepEqual(
      read(
        'a: !Sub x-${y}\nb: !GetAtt A.B.C\nc: !GetAtt [A, B]\nd: !If\n  - C\n  - !Ref D\n  - !Ref AWS::NoValue\ne: !Join ["", [a, !Ref B]]\nf: !Ref 12\ng: !Transform {Name: AWS::Include}\nh: !Base64 ""\ni: !Condition C\n',
      ),
      {
        a: { 'Fn::Sub': 'x-${y}' },
        b: { 'Fn::GetAtt': ['A', 'B.C'] },
        c: { 'Fn::GetAtt': ['A', 'B'] },
        d: { 'Fn::If': ['C', { Ref: 'D' }, { Ref: 'AWS::NoValue' }] },
        e: { 'Fn::Join': ['', ['a', { Ref: 'B' }]] },
        f: { Ref: '12' },
        g: { 'Fn::Transform': { Name: 'AWS::Include' } },
        h: { 'Fn::Base64': '' },
        i: { Condition: 'C' },
      },
    );
  });

  it('keeps a key __proto__ an own key, and pollutes nothing', () => {
    for (const text of ['{"__proto__": {"a": 1}}', '__proto__: {a: 1}\n', 'x: &x {__proto__: {a: 1}}\n<<: *x\n']) {
      const value = read(text);
      assert.ok(typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'), text);
      assert.equal(Object.getPrototypeOf(value), Object.prototype);
    }
    assert.equal(Object.hasOwn(Object.prototype, 'a'), false);
  });

  it('reads JSON as JSON.parse does', () => {
    const text =
      '\n {"a": [1.50, -0, 1e3, "\\ud83d\\ude00\\"\\\\", true, null], "": {"b:": "c\\"d: \\\\"}, "\\"": {}} ';
    assert.deepEqual(read(text), JSON.parse(text));
  });

  it('reports every duplicate key, and says the reason of an error in JSON', () => {
    const reasons = (text: string): readonly string[] =>
      parseText(text, 'api.json').faults.map((fault) => fault.diagnose({ file: '', line: 1, column: 1 }).message);
    assert.equal(reasons('{"a": 1, "a": 2, "b": {"c": 1, "c": 2}}').length, 2);
    assert.deepEqual(reasons('{"a": 1 "b": 2}'), [
      'This is no valid JSON: a comma or } is expected, but "\\"" stands here.',
    ]);
    assert.deepEqual(reasons('{"a": 01}'), []);
    assert.deepEqual(reasons('{"a": tru'), ['This is no valid JSON: a value is expected, but "tru" stands here.']);
    assert.deepEqual(reasons('{"a": "\\x"'), ['This is no valid JSON: \\x is no escape of JSON.']);
    assert.deepEqual(reasons('{"a": [1}'), ['This is no valid JSON: a comma or ] is expected, but "}" stands here.']);
    assert.deepEqual(reasons('{"a": 1} x'), [
      'This is no valid JSON: the file goes on with "x" after its value has ended.',
    ]);
  });

  describe('templates of Terraform', () => {
    const first = (text: string, file = 'api.json') => {
      const fault = parseText(text, file).faults[0];
      return fault && { offset: fault.offset, ...fault.diagnose({ file, line: 1, column: 1 }) };
    };

    it('stops at a directive outside strings, and says what to do', () => {
      const found = first('{"a": 1,\n %{ if x }\n "b": 2 %{ endif }}');
      assert.equal(found?.code, 'terraform-directive');
      assert.equal(found?.offset, 10);
      assert.match(found?.message ?? '', /%\{ if x \}/);
      assert.match(found?.mend ?? '', /[Rr]ender/);
      assert.equal(first('a: 1\n%{ for x in y ~}\nb: 2\n', 'a.yaml')?.code, 'terraform-directive');
    });

    it('stops at one inside a string only in a file that is called a template', () => {
      const text = '{"a": "%{ if x }y%{ endif }"}';
      assert.equal(first(text), undefined);
      for (const name of ['a.tpl.json', 'a.json.tpl', 'a.tftpl', 'a.tftpl.yaml', 'a.tmpl.json']) {
        assert.equal(first(text, name)?.code, 'terraform-directive', name);
      }
      assert.equal(first('{"a": "%%{ if x }"}', 'a.tpl.json'), undefined);
    });

    it('says so when a placeholder stands where JSON has a value', () => {
      const found = first('{"a": ${timeout}}');
      assert.equal(found?.code, 'terraform-bare-placeholder');
      assert.equal(found?.offset, 6);
    });
  });
});
