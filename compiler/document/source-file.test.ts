import assert from 'node:assert/strict';
import type { Location } from '../diagnostics/index.js';
import { sourceFromText } from './read-source.js';

/** Locates, and shows the place as the text that follows it on its line. */
function place(text: string, pointer: string, rest: Partial<Location> = {}): string {
  const source = sourceFromText({ file: 'api' }, text, (diagnostic) => assert.fail(diagnostic.message));
  assert.ok(source);
  const { line, column, length } = source.locate({ file: 'api', pointer, ...rest });
  return `${line}:${column} ${(source.lines.line(line) ?? '').slice(column - 1, column - 1 + (length ?? 1))}`;
}

describe('SourceFile.locate', () => {
  const json =
    '{\n  "a": {"b/c": [1, "two", {"~": null}]},\r\n  "d\\"": "x\\n\\u0041y",\n  "e": -1.5 , "\\u0066":{}\n}';
  const cases: readonly (readonly [string, Partial<Location>, string])[] = [
    ['', {}, '1:1 {'],
    ['/a', {}, '2:8 {'],
    ['/a', { key: true }, '2:3 "a"'],
    ['/a/b~1c', {}, '2:16 ['],
    ['/a/b~1c/1', {}, '2:20 "two"'],
    ['/a/b~1c/1', { key: true }, '2:20 "two"'],
    ['/a/b~1c/2/~0', {}, '2:33 null'],
    ['/d"', {}, '3:10 "x\\n\\u0041y"'],
    ['/d"', { offset: 0 }, '3:11 x'],
    ['/d"', { offset: 2 }, '3:14 \\'],
    ['/d"', { offset: 3 }, '3:20 y'],
    ['/e', {}, '4:8 -1.5'],
    ['/f', {}, '4:24 {'],
    ['/a/nothing/x', {}, '2:8 {'],
  ];
  for (const [pointer, rest, expected] of cases) {
    it(`finds ${pointer || 'the root'} ${JSON.stringify(rest)} in JSON`, () => {
      assert.equal(place(json, pointer, rest), expected);
    });
  }

  const yaml = `a:
  b/c:
    - 1
    - "two\\u0041x"
    - {d: [e]}
f: &anchor
  g: 'it''s h'
i: *anchor
j: {<<: *anchor, k: l}
m: !Sub "n\${o}"
p: !GetAtt A.B
q: |
  line one
    line two

  last
r: >-
  folded
  text
s:
t: !If
  - C
  - !Ref D
  - u
"v w": ~
`;
  const yamlCases: readonly (readonly [string, Partial<Location>, string])[] = [
    ['', {}, '1:1 a'],
    ['/a', {}, '2:3 b'],
    ['/a', { key: true }, '1:1 a'],
    ['/a/b~1c', { key: true }, '2:3 b/c'],
    ['/a/b~1c/0', {}, '3:7 1'],
    ['/a/b~1c/1', {}, '4:7 "two\\u0041x"'],
    ['/a/b~1c/1', { offset: 4 }, '4:17 x'],
    ['/a/b~1c/2/d/0', {}, '5:12 e'],
    ['/f/g', {}, "7:6 'it''s h'"],
    ['/f/g', { offset: 5 }, '7:13 h'],
    ['/i', {}, '8:4 *anchor'],
    ['/i/g', {}, "7:6 'it''s h'"],
    ['/j/g', {}, "7:6 'it''s h'"],
    ['/j/k', {}, '9:21 l'],
    ['/m', {}, '10:4 !Sub "n${o}"'],
    ['/m/Fn::Sub', { offset: 1 }, '10:11 $'],
    ['/p/Fn::GetAtt/1', {}, '11:4 !GetAtt A.B'],
    ['/q', {}, '12:4 |'],
    ['/q', { offset: 5 }, '13:8 o'],
    ['/q', { offset: 11 }, '14:5 l'],
    ['/q', { offset: 21 }, '16:3 l'],
    ['/r', { offset: 7 }, '19:3 t'],
    ['/s', {}, '20:2 :'],
    ['/t/Fn::If/1/Ref', {}, '23:5 !Ref D'],
    ['/t/Fn::If/2', {}, '24:5 u'],
    ['/v w', { key: true }, '25:1 "v w"'],
  ];
  for (const [pointer, rest, expected] of yamlCases) {
    it(`finds ${pointer || 'the root'} ${JSON.stringify(rest)} in YAML`, () => {
      assert.equal(place(yaml, pointer, rest), expected);
      assert.equal(place(yaml.replaceAll('\n', '\r\n'), pointer, rest), expected);
    });
  }
});
