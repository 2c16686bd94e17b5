import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseJsonPath } from '../../compiler/mapping/index.js';
import { evaluateJsonPath } from './evaluate-json-path.js';
import { jsonText } from './java-text.js';
import { readJson } from './read-json.js';

/** Vectors that are kept beside the repository, where there are any. */
const folder = fileURLToPath(new URL('../../../shared/vectors/jsonpath/', import.meta.url));

interface PathVector {
  readonly id: string;
  readonly path: string;
  readonly document?: unknown;
  readonly raw?: string;
  readonly expected?: unknown;
  readonly error?: boolean;
  /** Where release 2.0.0 answers otherwise than the newer ones. */
  readonly older?: { readonly expected?: unknown; readonly error?: boolean };
}

function isPathVector(value: unknown): value is PathVector {
  return typeof value === 'object' && value !== null && 'path' in value && 'id' in value;
}

function vectors(): readonly PathVector[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const content: unknown = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
      return Array.isArray(content) ? content.filter(isPathVector) : [];
    });
}

function answer({ path, raw, document }: PathVector): unknown {
  const value = evaluateJsonPath(parseJsonPath(path, 'older'), readJson(raw ?? JSON.stringify(document)), {
    release: 'older',
  });
  return JSON.parse(jsonText(value, { escapeSlash: false, limit: 1_000_000 }));
}

/** A negation that 2.0.0 passes over, and `[(@.length-1)]`, which it knows from before filters: not read. */
const notRead: ReadonlySet<string> = new Set(['filters-018', 'filters-031']);

describe('JsonPath 2.0.0, behind the switch', () => {
  const known = vectors();
  if (known.length === 0) it.skip('answers the vectors: ../shared is not here', () => {});
  for (const vector of known) {
    (notRead.has(vector.id) ? it.skip : it)(`answers ${vector.id}: ${vector.path}`, () => {
      const { error, expected } = vector.older ?? vector;
      if (error === true) assert.throws(() => answer(vector));
      else assert.deepEqual(answer(vector), expected);
    });
  }
});
