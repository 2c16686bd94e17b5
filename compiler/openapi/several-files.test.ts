import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/index.js';
import { loadDocument, noValues } from '../document/index.js';
import type { Model } from '../model/index.js';
import { readModel } from './read-model.js';

describe('a document of several files', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gatewright-openapi-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function read(
    files: Readonly<Record<string, string>>,
  ): Promise<{ model: Model; faults: readonly Diagnostic[] }> {
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    const faults: Diagnostic[] = [];
    const document = await loadDocument('api.yaml', { cwd: folder, root: folder }, (found) => faults.push(found));
    assert.ok(document);
    const model = readModel(document, { values: noValues }, (found) => faults.push(found));
    return { model, faults: faults.filter(({ severity }) => severity === 'error') };
  }

  it('names the schemas of other files, each once, whoever refers to them', async () => {
    const { model, faults } = await read({
      'api.yaml': `
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /a: {$ref: 'paths.yaml#/a'}
components:
  schemas:
    Book: {$ref: 'book.yaml'}
    Shelf: {properties: {book: {$ref: 'book.yaml'}, size: {$ref: 'common.yaml#/definitions/Size'}}}
`,
      'paths.yaml': `
a:
  get:
    operationId: getA
    parameters: [{$ref: 'common.yaml#/parameters/Page'}]
    responses:
      '200': {description: ok, content: {application/json: {schema: {$ref: 'api.yaml#/components/schemas/Shelf'}}}}
      '400': {description: no, content: {application/json: {schema: {$ref: 'problem.yaml'}}}}
`,
      'book.yaml': 'type: object\nproperties: {next: {$ref: "#"}, size: {$ref: "common.yaml#/definitions/Size"}}\n',
      'problem.yaml': '{type: object}',
      'common.yaml': `
definitions: {Size: {type: integer}, Unused: {type: string}}
parameters: {Page: {name: page, in: query, schema: {$ref: '#/definitions/Size'}}}
`,
    });
    assert.deepEqual(faults, []);
    const contract = model.apis[0]?.contract;
    const schemas = Object.fromEntries([...(contract?.schemas ?? [])].map(([name, { value }]) => [name, value]));
    assert.deepEqual(schemas, {
      Book: {
        type: 'object',
        properties: { next: { $ref: '#/components/schemas/Book' }, size: { $ref: '#/components/schemas/Size' } },
      },
      Shelf: {
        properties: { book: { $ref: '#/components/schemas/Book' }, size: { $ref: '#/components/schemas/Size' } },
      },
      Problem: { type: 'object' },
      Size: { type: 'integer' },
    });
    const [operation] = contract?.operations ?? [];
    assert.deepEqual(operation?.parameters[0]?.schema?.value, { $ref: '#/components/schemas/Size' });
    assert.deepEqual(
      operation?.responses.map(({ content }) => content[0]?.schema?.value),
      [{ $ref: '#/components/schemas/Shelf' }, { $ref: '#/components/schemas/Problem' }],
    );
    assert.equal(operation?.at.file, 'paths.yaml');
  });
});
