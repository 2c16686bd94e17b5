import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../diagnostics/index.js';
import { loadDocument } from './load-document.js';

/** Real documents; they stand beside the repository and are not a part of it. */
const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => /\.(?:json|yaml)$/.test(name)) : [];

/** The files that stop, and where. */
const stops: ReadonlyMap<string, readonly string[]> = new Map([
  ['pagopa-oneidentity-terraform-mixed.tpl.json', ['terraform-directive 2539:7']],
  ['govuk-f2f-sqs-s3-lambda.yaml', ['reference-unresolved 1042:23']],
  ['secure-pet-store-swagger2-vtl.yaml', ['reference-unresolved 574:13']],
  [
    'sam-template-s3-binary-upload.yaml',
    ['reference-unresolved 124:37', 'reference-unresolved 159:37', 'reference-unresolved 162:37'],
  ],
]);

describe(`the corpus${names.length === 0 ? ' (left out: ../shared/corpus is not there)' : ''}`, () => {
  it('has 49 files', function () {
    if (names.length === 0) this.skip();
    assert.equal(names.length, 49);
  });

  for (const name of names) {
    const expected = stops.get(name) ?? [];
    it(`${name} ${expected.length === 0 ? 'loads without a word' : `stops: ${expected.join(', ')}`}`, async () => {
      const found: Diagnostic[] = [];
      const document = await loadDocument(name, { cwd: corpus }, (diagnostic) => found.push(diagnostic));
      const places = found.map(({ code, at }) => {
        const position = at === undefined || 'line' in at ? at : document?.locate(at);
        return `${code} ${position?.line}:${position?.column}`;
      });
      assert.deepEqual(places, expected);
      assert.equal(document === undefined, name.startsWith('pagopa-oneidentity'));
    });
  }
});
