import assert from 'node:assert/strict';
import { modelOfText } from '../../fixtures/model-of-text.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { deploymentOf } from './index.js';

async function refusals(schema: unknown): Promise<readonly Diagnostic[]> {
  const { model } = await modelOfText(
    JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'Books', version: '1' },
      paths: {},
      components: { schemas: { Book: schema } },
    }),
  );
  const found: Diagnostic[] = [];
  for (const api of model.apis) {
    if (api.protocol === 'REST') deploymentOf(api, {}, (diagnostic) => found.push(diagnostic));
  }
  return found.filter(({ code }) => code === 'model-refused');
}

describe('models that API Gateway refuses', () => {
  it('are reported with its text and the place of the schema', async () => {
    const [found, ...others] = await refusals({ type: 'string', minLength: '1', maxLength: '35' });
    assert.deepEqual(others, []);
    assert.equal(
      found?.aws,
      'Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified, Invalid model schema specified]',
    );
    assert.ok(found?.at && 'pointer' in found.at);
    assert.equal(found.at.pointer, '/components/schemas/Book');
  });

  it('are not those that an import mends', async () => {
    assert.deepEqual(await refusals({ type: 'object', required: [], example: {}, nullable: true }), []);
  });
});
