import assert from 'node:assert/strict';
import { integratedGateway } from '../../fixtures/integrated-gateway.js';
import type { UpstreamAnswer } from '../exchange/index.js';

const integration = {
  type: 'http',
  httpMethod: 'GET',
  uri: 'https://backend.test/',
  timeoutInMillis: 1000,
  responses: { default: { statusCode: '200' } },
};
const ok: UpstreamAnswer = { kind: 'http', status: 200, headers: [], body: 'late' };

describe('a call to what stands behind the gateway', () => {
  it('ends with 504 when its time is over on the clock of the gateway', async () => {
    let answerLate = (): void => {};
    const gateway = integratedGateway(integration, () => new Promise((resolve) => (answerLate = () => resolve(ok))));
    const pending = gateway.call();
    gateway.clock.advance({ milliseconds: 999 });
    gateway.clock.advance({ milliseconds: 1 });
    const answer = await pending;
    answerLate();
    assert.deepEqual([answer.status, answer.text], [504, '{"message": "Endpoint request timed out"}']);
    assert.ok(answer.log.includes('Execution failed due to a timeout error'));
  });

  it('wants no more of a stream that begins too late', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      cancel: () => {
        cancelled = true;
      },
    });
    const streaming = {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'https://backend.test/',
      responseTransferMode: 'STREAM',
    };
    const gateway = integratedGateway({ ...streaming, timeoutInMillis: 1000 }, async () => {
      gateway.clock.advance({ seconds: 1 });
      return { ...ok, body };
    });
    assert.equal((await gateway.call()).status, 504);
    await new Promise(setImmediate);
    assert.ok(cancelled);
  });

  it('is in time before that', async () => {
    const gateway = integratedGateway(integration, async () => {
      gateway.clock.advance({ milliseconds: 999 });
      return ok;
    });
    const answer = await gateway.call();
    assert.equal(answer.status, 200);
    assert.ok(answer.log.includes('Received response. Status: 200, Integration latency: 999 ms'));
  });

  it('is late when a backend that answers at once moves the clock', async () => {
    const gateway = integratedGateway(integration, () => {
      gateway.clock.advance({ seconds: 2 });
      return ok;
    });
    assert.equal((await gateway.call()).status, 504);
  });

  it('answers 504 to a broken connection and 500 to an unknown name', async () => {
    const failing = (reason: 'network' | 'address' | 'permission') =>
      integratedGateway(integration, () => ({ kind: 'failure', reason, message: 'why' })).call();
    const network = await failing('network');
    assert.deepEqual([network.status, network.text], [504, '{"message": "Network error communicating with endpoint"}']);
    assert.deepEqual([(await failing('address')).status, (await failing('permission')).status], [500, 500]);
  });

  it('lets a fault of the test come out as it is', async () => {
    const gateway = integratedGateway(integration, () => Promise.reject(new TypeError('nobody answers')));
    await assert.rejects(gateway.call(), /nobody answers/);
  });

  it('refuses a body of more than ten megabytes', async () => {
    const chunk = new Uint8Array(1024 * 1024);
    const gateway = integratedGateway(integration, () => ({
      kind: 'http',
      status: 200,
      headers: [],
      body: new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(chunk) }),
    }));
    assert.equal((await gateway.call()).status, 500);
    const whole = (size: number) =>
      integratedGateway(integration, () => ({ ...ok, body: new Uint8Array(size) })).call();
    assert.equal((await whole(10_485_760)).status, 200);
    const { status, log } = await whole(10_485_761);
    assert.equal(status, 500);
    assert.ok(
      log.includes(
        'Execution failed due to configuration error: Integration response of reported length 10485761 is larger than allowed maximum of 10485760 bytes.',
      ),
    );
  });
});
