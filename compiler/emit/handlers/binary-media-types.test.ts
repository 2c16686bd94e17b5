import assert from 'node:assert/strict';
import { lambdaMethod, media, operation, response, restApi } from '../../../fixtures/sample-api.js';
import { checkBinaryMediaTypes } from './binary-media-types.js';
import { lambdaOperations } from './lambda-operation.js';

const methods = [
  lambdaMethod(
    operation('getPicture', 'GET /picture', {
      responses: [response('200', [media('image/png'), media('text/csv'), media('application/json')])],
    }),
  ),
  lambdaMethod(
    operation('stream', 'GET /stream', { responses: [response('200', [media('audio/ogg')])] }),
    {},
    { responseTransferMode: 'STREAM' },
  ),
];

function reported(binaryMediaTypes: readonly string[]): readonly string[] {
  const api = { ...restApi({ methods }), binaryMediaTypes };
  const messages: string[] = [];
  checkBinaryMediaTypes(api, lambdaOperations(api), ({ message }) => messages.push(message));
  return messages;
}

describe('checkBinaryMediaTypes', () => {
  it('reports bytes that API Gateway would take for text, but not JSON, texts and streams', () => {
    assert.equal(reported([]).length, 1);
    assert.match(reported(['image/jpeg'])[0] ?? '', /^image\/png of GET \/picture/);
  });

  it('is content with the type, its range and the range of all', () => {
    for (const each of ['image/png', 'IMAGE/*', '*/*']) assert.deepEqual(reported([each]), []);
  });
});
