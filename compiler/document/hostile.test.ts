import assert from 'node:assert/strict';
import type { Diagnostic, Location, Position } from '../diagnostics/index.js';
import { documentFromText } from './document-from-text.js';

/** A document that is well but for what is appended to it, in YAML. */
const yaml = (rest: string): string => `openapi: 3.0.3\ninfo:\n  title: T\n  version: '1'\npaths: {}\n${rest}`;
/** The same in JSON; `rest` follows a comma. */
const json = (rest: string): string =>
  `{\n"openapi": "3.0.3",\n"info": {"title": "T", "version": "1"},\n"paths": {},\n${rest}\n}`;

const nested = (open: string, close: string, levels: number): string => open.repeat(levels) + close.repeat(levels);

/** Levels of aliases, each holding the one before nine times. */
const bomb = `x-0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 8 }, (_, level) => {
  const aliases = Array(9).fill(`*a${level}`).join(', ');
  return `x-${level + 1}: &a${level + 1} [${aliases}]\n`;
}).join('')}`;

/** References that each name the next one. */
const chain = Array.from(
  { length: 50_000 },
  (_, index) => `"S${index}": {"$ref": "#/components/schemas/S${index + 1}"},`,
);

/** References through references through references: searched naively, their number doubles with each. */
const doubling = Array.from({ length: 300 }, (_, i) => `"S${i}": {"$ref": "#/components/schemas/S${i + 1}/x/x/x"},`);

const filler = Array.from(
  { length: 60_000 },
  (_, index) => `x-filler-${index}: {type: string, description: some words}`,
);
const jsonFiller = filler.map((_, index) => `"x-filler-${index}": {"type": "string", "description": "some words"},`);

interface Case {
  readonly what: string;
  readonly text: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

const cases: readonly Case[] = [
  { what: 'an alias bomb', text: yaml(bomb), code: 'yaml-aliases-too-many', line: 11, column: 11 },
  { what: 'merge keys that multiply', text: yaml(mergeBomb()), code: 'yaml-aliases-too-many', line: 8, column: 11 },
  { what: 'an alias inside what it names', text: yaml('x-a: &a [*a]\n'), code: 'yaml-syntax', line: 6, column: 10 },
  { what: 'an alias of nothing', text: yaml('x-a: *b\n'), code: 'yaml-syntax', line: 6, column: 6 },
  {
    what: 'nesting in YAML',
    text: yaml(`x-a: ${nested('[', ']', 300)}\n`),
    code: 'nesting-too-deep',
    line: 6,
    column: 206,
  },
  {
    what: 'nesting in JSON',
    text: json(`"x-a": ${nested('[', ']', 300)}`),
    code: 'nesting-too-deep',
    line: 5,
    column: 207,
  },
  {
    what: 'five million brackets, never closed, in JSON',
    text: json(`"x-a": ${'['.repeat(5e6)}`),
    code: 'nesting-too-deep',
    line: 5,
    column: 207,
  },
  {
    what: 'five million brackets, closed, in JSON',
    text: json(`"x-a": ${nested('[', ']', 2.5e6)}`),
    code: 'nesting-too-deep',
    line: 5,
    column: 207,
  },
  {
    what: 'five million brackets in YAML',
    text: yaml(`x-a: ${'['.repeat(5e6)}`),
    code: 'nesting-too-deep',
    line: 6,
    column: 206,
  },
  { what: 'nesting that aliases make', text: yaml(deepAliases()), code: 'nesting-too-deep', line: 7, column: 111 },
  {
    what: 'a duplicate key in YAML',
    text: yaml('x-a:\n  b: 1\n  c: 2\n  b: 3\n'),
    code: 'key-duplicate',
    line: 9,
    column: 3,
  },
  {
    what: 'a duplicate key in JSON',
    text: json('"x-a": {"b": 1,\n  "b": 2}'),
    code: 'key-duplicate',
    line: 6,
    column: 3,
  },
  {
    what: 'a key twice, once with an escape, in JSON',
    text: json('"x-a": {"b": 1, "\\u0062": 2}'),
    code: 'key-duplicate',
    line: 5,
    column: 17,
  },
  {
    what: 'a duplicate __proto__ in JSON',
    text: json('"__proto__": {}, "__proto__": {}'),
    code: 'key-duplicate',
    line: 5,
    column: 18,
  },
  {
    what: 'a duplicate __proto__ in YAML',
    text: yaml('__proto__: {}\n__proto__: {}\n'),
    code: 'key-duplicate',
    line: 7,
    column: 1,
  },
  {
    what: 'a duplicate key at the end of megabytes of YAML',
    text: yaml(`${filler.join('\n')}\nx-filler-0: 1\n`),
    code: 'key-duplicate',
    line: 60_006,
    column: 1,
  },
  {
    what: 'a duplicate key at the end of megabytes of JSON',
    text: json(`${jsonFiller.join('\n')}\n"x-filler-0": 1`),
    code: 'key-duplicate',
    line: 60_005,
    column: 1,
  },
  {
    what: 'a second YAML document',
    text: `---\n${yaml('')}---\nopenapi: 3.0.0\n`,
    code: 'yaml-second-document',
    line: 7,
    column: 1,
  },
  { what: 'a NUL', text: yaml('x-a: "\0"\n'), code: 'file-binary', line: 6, column: 7 },
  {
    what: 'an unknown tag',
    text: yaml('x-a: !python/object:os.system x\n'),
    code: 'yaml-tag-unknown',
    line: 6,
    column: 6,
  },
  { what: 'a list as a key', text: yaml('? [a]\n: b\n'), code: 'yaml-key-not-text', line: 6, column: 3 },
  { what: 'a mapping as a key', text: yaml('x-a: {{b}: 1}\n'), code: 'yaml-key-not-text', line: 6, column: 7 },
  { what: 'a tab for indentation', text: yaml('x-a:\n\tb: 1\n'), code: 'yaml-syntax', line: 7, column: 1 },
  { what: 'a missing comma in JSON', text: json('"x-a": {"b": 1\n "c": 2}'), code: 'json-syntax', line: 6, column: 2 },
  {
    what: 'a string that is never closed, in JSON',
    text: json(`"x-a": "${'y'.repeat(5e6)}`),
    code: 'json-syntax',
    line: 5,
    column: 8,
  },
  { what: 'a line break in a string, in JSON', text: json('"x-a": "b\nc'), code: 'json-syntax', line: 5, column: 8 },
  { what: 'a truncated JSON file', text: '{"openapi": "3.0.3",\n"paths": {', code: 'json-syntax', line: 2, column: 10 },
  {
    what: 'a circle of $refs in YAML',
    text: yaml(circle('    A: {$ref: "#/components/schemas/B"}\n    B:\n      $ref: "#/components/schemas/A"\n')),
    code: 'reference-circular',
    line: 8,
    column: 15,
  },
  {
    what: 'a circle of $refs in JSON',
    text: json('"components": {"schemas": {"A": {\n"$ref": "#/components/schemas/A"}}}'),
    code: 'reference-circular',
    line: 6,
    column: 9,
  },
  {
    what: 'a $ref through itself',
    text: json('"components": {"schemas": {"A": {\n"$ref": "#/components/schemas/A/x"}}}'),
    code: 'reference-circular',
    line: 6,
    column: 9,
  },
  {
    what: 'a $ref to nothing in YAML',
    text: yaml('x-a:\n  $ref: "#/x-b"\n'),
    code: 'reference-unresolved',
    line: 7,
    column: 9,
  },
  {
    what: 'a $ref to nothing in JSON',
    text: json('"x-a": {"$ref": "#/constructor/name"}'),
    code: 'reference-unresolved',
    line: 5,
    column: 17,
  },
  {
    what: 'a chain of fifty thousand $refs',
    text: json(`"components": {"schemas": {${chain.join('\n')}\n"S50000": {}}}`),
    code: 'reference-circular',
    line: 5,
    column: 43,
  },
  {
    what: 'references that double the work',
    text: json(
      `"components": {"schemas": {${doubling.join('\n')}\n"S300": {"x": {"$ref": "#/components/schemas/S5/x"}}}}`,
    ),
    code: 'reference-circular',
    line: 5,
    column: 43,
  },
  {
    what: 'half a million YAML documents',
    text: '---\n'.repeat(5e5),
    code: 'yaml-second-document',
    line: 2,
    column: 1,
  },
  {
    what: 'millions of lines before a fault',
    text: `${'\n'.repeat(5e6)}{"a" 1}`,
    code: 'json-syntax',
    line: 5_000_001,
    column: 6,
  },
  {
    what: 'millions of backslashes',
    text: json(`"x-a": "${'\\'.repeat(5e6 + 1)}`),
    code: 'json-syntax',
    line: 5,
    column: 8,
  },
  { what: 'an empty file', text: '', code: 'openapi-missing', line: 1, column: 1 },
  { what: 'a list', text: '[1]', code: 'openapi-missing', line: 1, column: 1 },
  {
    what: 'a version that is not supported',
    text: '{"openapi":\n "4.0.0"}',
    code: 'version-unsupported',
    line: 2,
    column: 2,
  },
];

function mergeBomb(): string {
  const keys = (name: string): string => Array.from({ length: 40_000 }, (_, index) => `${name}${index}: 1`).join(', ');
  return `x-a: &a {${keys('k')}}\nx-b: {<<: *a}\nx-c: {<<: *a}\nx-d: {<<: *a}\n`;
}

function deepAliases(): string {
  return `x-a: &a ${nested('[', ']', 105)}\nx-b: ${'['.repeat(105)}*a${']'.repeat(105)}\n`;
}

function circle(schemas: string): string {
  return `components:\n  schemas:\n${schemas}`;
}

describe('a hostile document', () => {
  for (const { what, text, code, line, column } of cases) {
    it(`${what} is a diagnostic with its place, within two seconds`, () => {
      const found: Diagnostic[] = [];
      // Time of the processor: other programs on the machine are no fault of ours.
      const begin = process.cpuUsage();
      const document = documentFromText(text, 'api', (diagnostic) => found.push(diagnostic));
      const [first] = found;
      const at = first?.at;
      const position = at === undefined ? undefined : placeOf(at, document);
      const { user, system } = process.cpuUsage(begin);
      const took = (user + system) / 1000;
      assert.deepEqual(
        { code: first?.code, line: position?.line, column: position?.column },
        { code, line, column },
        first?.message,
      );
      assert.equal(first?.severity, 'error');
      // Two seconds are the promise; measuring coverage on a busy machine costs some times as much.
      assert.ok(took < 10_000, `took ${took} ms`);
    });
  }
});

function placeOf(at: Location | Position, document: ReturnType<typeof documentFromText>): Position | undefined {
  return 'line' in at ? at : document?.locate(at);
}
