import assert from 'node:assert/strict';
import { fails, integratedGateway } from '../../fixtures/integrated-gateway.js';

/** The status that the patterns give to an error message, and the log. */
async function select(patterns: readonly string[], message: string) {
  const responses = Object.fromEntries(
    patterns.map((pattern, index) => [pattern, { statusCode: String(401 + index) }] as const),
  );
  const gateway = integratedGateway(
    {
      type: 'aws',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations',
      responses: { ...responses, default: { statusCode: '200' } },
    },
    () => fails(message),
    { statuses: ['200', '401', '402'] },
  );
  return gateway.call();
}

describe('the choice of an integration response', () => {
  it('takes the first pattern that fits, in the order of the document', async () => {
    assert.equal((await select(['.*b.*', '.*a.*'], 'ab')).status, 401);
    assert.equal((await select(['.*c.*', '.*a.*'], 'ab')).status, 402);
    assert.equal((await select(['.*c.*', 'a'], 'ab')).status, 200);
  });

  it('knows one response for each status: the last', async () => {
    const gateway = integratedGateway(
      {
        type: 'http',
        httpMethod: 'GET',
        uri: 'https://backend.test/',
        responses: {
          404: { statusCode: '400', responseTemplates: { 'application/json': 'first' } },
          default: { statusCode: '200', responseTemplates: { 'application/json': 'default' } },
          409: { statusCode: '400', responseTemplates: { 'application/json': 'last' } },
        },
      },
      ({ requestId }) => ({ kind: 'http', status: statuses.shift() ?? 0, headers: [], body: requestId }),
      { statuses: ['200', '400'] },
    );
    const statuses = [404, 409];
    assert.deepEqual([(await gateway.call()).text, (await gateway.call()).text], ['default', 'last']);
  });

  it('passes over what is no pattern', async () => {
    assert.equal((await select(['(', '.*a.*'], 'a')).status, 402);
  });

  it('ends soon whatever the pattern, and the log says which it gave up', async () => {
    for (const pattern of ['(a+)+b', '(a|a)*b', '(.*a){20}b', 'a*a*a*a*a*a*a*b', '(?=(a+)+c).*', '(?i)(A+)+\\1b']) {
      const started = performance.now();
      const answer = await select([pattern, 'a*'], 'a'.repeat(5000));
      assert.equal(answer.status, 402, pattern);
      assert.ok(performance.now() - started < 20_000, pattern);
    }
    const answer = await select(['(?=(a+)+c).*'], 'a'.repeat(5000));
    assert.ok(answer.log.some((line) => line.includes('(?=(a+)+c).* takes too long')));
  });
});
