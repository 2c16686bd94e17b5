import assert from 'node:assert/strict';
import type { JsonValue } from '../../compiler/model/index.js';
import { alice, desk, guardedGateway, guardScheme, verdict } from '../../fixtures/guarded-gateway.js';
import { lambda } from '../backends/index.js';

const phases = ['authenticate', 'authorizer', 'authorize'];
const format = phases.map((phase) => `$context.${phase}.status/$context.${phase}.error`).join(' ');
const latencies = phases.map((phase) => `$context.${phase}.latency`).join(' ');

const document = {
  components: {
    securitySchemes: {
      sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      guard: guardScheme(),
    },
  },
  'x-gatewright-stages': {
    dev: { accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g', format } },
  },
  paths: {
    '/open': { get: desk() },
    '/signed': { get: desk({ security: [{ sigv4: [] }] }) },
    '/guarded': { get: desk({ security: [{ guard: [] }] }) },
  },
};

/** What the access log says of the phases of one request. */
async function logged(
  path: string,
  headers: readonly (readonly [string, string])[] = [],
  answer: () => Promise<JsonValue> = async () => verdict('Allow', '*'),
): Promise<string | undefined> {
  const { gateway, send } = await guardedGateway(document, [lambda('guard', answer)]);
  await send({ path, headers });
  return gateway.logs.at(-1)?.message;
}

describe('phases in access logs', () => {
  it('are none for methods that ask for nobody', async () => {
    assert.equal(await logged('/open'), '-/- -/- -/-');
  });

  it('are authenticate and authorize for signatures', async () => {
    assert.equal(await logged('/signed'), '403/Missing Authentication Token -/- -/-');
    const { gateway } = await guardedGateway(document);
    await gateway.as(alice).fetch(gateway.url('/signed'));
    await gateway.as({ ...alice, policies: [] }).fetch(gateway.url('/signed'));
    const [fine, refused] = gateway.logs.map(({ message }) => message);
    assert.equal(fine, '200/- -/- 200/-');
    assert.match(refused ?? '', /^200\/- -\/- 403\/User: .* is not authorized to perform: execute-api:Invoke/);
  });

  it('tell how long each took, also where it has failed', async () => {
    const { gateway } = await guardedGateway(document);
    gateway.stage().update({ accessLogSettings: { format: latencies } });
    await gateway.as(alice).fetch(gateway.url('/signed'));
    await gateway.as({ ...alice, policies: [] }).fetch(gateway.url('/signed'));
    await gateway.fetch(gateway.url('/signed'));
    const [fine, refused, unsigned] = gateway.logs.map(({ message }) => message);
    assert.match(fine ?? '', /^\d+ - \d+$/);
    assert.match(refused ?? '', /^\d+ - \d+$/);
    assert.match(unsigned ?? '', /^\d+ - -$/);
  });

  it('are authorizer and authorize for Lambda authorizers, whatever they answer', async () => {
    const token: [string, string][] = [['Authorization', 't']];
    assert.equal(await logged('/guarded'), '-/- 401/Unauthorized -/-');
    assert.equal(await logged('/guarded', token), '-/- 200/- 200/-');
    assert.equal(
      await logged('/guarded', token, async () => verdict('Deny', '*')),
      '-/- 200/- 403/User is not authorized to access this resource with an explicit deny in an identity-based policy',
    );
    const broken = async (): Promise<never> => {
      throw new Error('Unauthorized');
    };
    assert.equal(await logged('/guarded', token, broken), '-/- 401/Unauthorized -/-');
  });
});
