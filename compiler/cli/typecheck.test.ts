import assert from 'node:assert/strict';
import { typecheck } from './typecheck.js';

const check = async (files: Readonly<Record<string, string>>, out = '/nowhere/out') =>
  (
    await typecheck(
      out,
      Object.entries(files).map(([path, text]) => ({ path, text })),
      (path) => `out/${path}`,
    )
  ).map(({ message }) => message);

describe('checking what was emitted', () => {
  it('accepts files that import each other, before they are written', async () => {
    assert.deepEqual(
      await check({
        'schemas.ts': 'export interface Pet { readonly name?: string }\n',
        'client/index.ts':
          "import type * as schemas from '../schemas.js';\nexport const of = (pet: schemas.Pet): string => pet.name ?? '';\n",
        'cloudformation/template.json': '{',
      }),
      [],
    );
  });

  it('names file, line and reason', async () => {
    assert.deepEqual(await check({ 'client/index.ts': "export const a = 1;\nexport const b: number = 'x';\n" }), [
      "TypeScript refuses what was emitted, out/client/index.ts:2: Type 'string' is not assignable to type 'number'.",
    ]);
  });

  for (const [rule, text] of [
    ['exactOptionalPropertyTypes', 'export const a: { b?: string } = { b: undefined };'],
    ['noUncheckedIndexedAccess', 'export const a = (list: string[]): string => list[0];'],
    ['verbatimModuleSyntax', "import { A } from './b.js';\nexport const a: A = 1;"],
    ['erasableSyntaxOnly', 'export enum A { B }'],
    ['an import of nothing', "import './c.js';"],
    ['syntax', 'export const = ;'],
  ] as const) {
    it(`holds to ${rule}`, async () => {
      assert.notDeepEqual(await check({ 'a.ts': `${text}\n`, 'b.ts': 'export type A = number;\n' }), []);
    });
  }
});
