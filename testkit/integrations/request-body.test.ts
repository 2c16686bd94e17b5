import assert from 'node:assert/strict';
import type { JsonObject } from '../../compiler/model/index.js';
import { type IntegratedOptions, integratedGateway } from '../../fixtures/integrated-gateway.js';

/** What the backend got: its body, or the status of the client's answer when nothing was sent. */
async function sent(
  integration: JsonObject,
  contentType: string | undefined,
  body: string | Uint8Array,
  options: IntegratedOptions = {},
): Promise<string | number> {
  const gateway = integratedGateway(
    {
      type: 'http',
      httpMethod: 'POST',
      uri: 'https://backend.test/',
      responses: { default: { statusCode: '200' } },
      ...integration,
    },
    undefined,
    options,
  );
  const headers = contentType === undefined ? [] : ([['Content-Type', contentType]] as const);
  const answer = await gateway.call({ method: 'POST', headers, body });
  const [call] = gateway.calls;
  if (call?.kind !== 'http') return answer.status;
  return call.body === undefined ? '' : Buffer.from(call.body).toString('latin1');
}

const json = { requestTemplates: { 'application/json': 'made of $input.body' } };

describe('the body of an integration request', () => {
  it('comes from the template for the media type, whose parameters and case do not matter', async () => {
    assert.equal(await sent(json, 'Application/JSON; charset=utf-8', '{}'), 'made of {}');
  });

  it('counts a missing Content-Type as JSON', async () => {
    assert.equal(await sent(json, undefined, '1'), 'made of 1');
  });

  it('comes from $default when no other template fits', async () => {
    const templates = { requestTemplates: { 'application/json': 'json', $default: 'default' } };
    assert.equal(await sent(templates, 'text/plain', 'x'), 'default');
  });

  it('passes or is refused with 415 by passthroughBehavior', async () => {
    const table = [
      ['when_no_match', json, 'x'],
      ['when_no_templates', json, 415],
      ['never', json, 415],
      ['when_no_match', {}, 'x'],
      ['when_no_templates', {}, 'x'],
      ['never', {}, 415],
    ] as const;
    for (const [passthroughBehavior, templates, expected] of table) {
      assert.equal(await sent({ ...templates, passthroughBehavior }, 'text/plain', 'x'), expected, passthroughBehavior);
    }
  });

  it('passes as it is where the template is empty', async () => {
    const empty = { requestTemplates: { 'text/plain': '' }, passthroughBehavior: 'never' };
    assert.equal(await sent(empty, 'text/plain', 'x'), 'x');
  });

  it('is converted as contentHandling says', async () => {
    const png = new Uint8Array([0x89, 0x50, 0xff]);
    const options = { binaryMediaTypes: ['image/png'] };
    const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
    const table = [
      [undefined, 'text/plain', png, latin1('\ufffdP\ufffd')],
      [undefined, 'image/png', png, '\x89P\xff'],
      ['CONVERT_TO_TEXT', 'image/png', png, 'iVD/'],
      ['CONVERT_TO_TEXT', 'text/plain', 'abc', 'abc'],
      ['CONVERT_TO_BINARY', 'text/plain', 'iVD/', '\x89P\xff'],
      ['CONVERT_TO_BINARY', 'text/plain', 'no base64', 500],
      ['CONVERT_TO_BINARY', 'image/png', png, '\x89P\xff'],
    ] as const;
    for (const [contentHandling, type, body, expected] of table) {
      const integration = contentHandling === undefined ? {} : { contentHandling };
      assert.equal(await sent(integration, type, body, options), expected, `${contentHandling} of ${type}`);
    }
  });

  it('cannot be made by a template of bytes', async () => {
    const integration = { requestTemplates: { 'image/png': '$input.body' } };
    const options = { binaryMediaTypes: ['image/png'] };
    assert.equal(await sent(integration, 'image/png', 'text', options), 500);
    assert.equal(await sent({ ...integration, contentHandling: 'CONVERT_TO_TEXT' }, 'image/png', 'a', options), 'YQ==');
  });

  it('fails with 500 when its template does, and the log says where in the document', async () => {
    for (const template of ['#if(', '#foreach($i in [1..9])$input.path("$[")#end']) {
      const gateway = integratedGateway({
        type: 'http',
        httpMethod: 'POST',
        uri: 'https://backend.test/',
        requestTemplates: { 'application/json': template },
        responses: { default: { statusCode: '200' } },
      });
      const answer = await gateway.call({ method: 'POST' });
      assert.deepEqual([answer.status, answer.text], [500, '{"message": "Internal server error"}']);
      assert.deepEqual(gateway.calls, []);
      const line = answer.log.find((found) => found.includes('Unable to transform request')) ?? '';
      assert.match(line, /api\.yaml#\/paths\/~1x\/.*requestTemplates\/application~1json, character \d+\)$/);
    }
  });
});
