import assert from 'node:assert/strict';
import type { JsonValue } from '../model/index.js';
import { sourceFromText } from './read-source.js';

/** The character of the text that stands for each character of the value of `a`; white space and escapes as they are. */
function assertAligned(text: string): void {
  for (const written of [text, text.replaceAll('\n', '\r\n')]) {
    const source = sourceFromText({ file: 'f' }, written, (diagnostic) => assert.fail(diagnostic.message));
    assert.ok(source);
    const value: JsonValue | undefined = Object(source.value).a;
    assert.ok(typeof value === 'string');
    for (const [offset, character] of [...value].entries()) {
      const { line, column } = source.locate({ file: 'f', pointer: '/a', offset });
      const shown = source.lines.line(line)?.[column - 1];
      if (/\S/.test(character)) assert.ok(shown === character || shown === '\\', `${offset} ${character} ${shown}`);
      else assert.ok(shown === undefined || /[\s\\]/.test(shown), `${offset} ${shown}`);
    }
  }
}

describe('withinYamlScalar', () => {
  for (const [what, text] of [
    ['a plain scalar over several lines', 'a: one two\n  three  \n\n\n  four\n  five\n'],
    ['single quotes', "a: 'it''s one\n  two\n\n  three'\n"],
    ['double quotes with escapes', 'a: "x\\n\\x41\\u0042\\U00000043 \\\\ d\\"e"\n'],
    ['double quotes with escaped breaks', 'a: "x\\n\\\n    y\\\n  \\  z\n\n  w"\n'],
    ['a literal block', 'a: |2\n   one\n    two\n\n  three\nb: 1\n'],
    ['a folded block', 'a: >\n  one\n  two\n\n  three\n    four\n    five\n\n  six\n  seven\n\n\n  eight\n'],
    ['a folded block that begins with blank lines', 'a: >-\n\n  one\n  two\n'],
  ] as const) {
    it(`finds every character of ${what}`, () => assertAligned(text));
  }
});
