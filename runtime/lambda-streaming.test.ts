import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { bareContext, bareEvent } from '../fixtures/invocation.js';
import { type LambdaStreamingHandler, streamingHandler } from './lambda-streaming.js';

const context = bareContext;
const event = bareEvent('/report');

async function* lines() {
  for (let line = 0; line < 3; line++) yield `${line}\n`;
}

describe('streamingHandler', () => {
  const operation = { read: () => ({}), contentTypes: { '200': 'text/csv' } };

  it('writes what the body yields, one after the other, however slowly it is read', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    const read = textOf(stream);
    await streamingHandler(operation, () => ({ statusCode: 200, body: lines() }))(event, stream, context);
    assert.equal(await read, '0\n1\n2\n');
  });

  it('hands status and headers to the runtime of Lambda', async () => {
    const given: object[] = [];
    const awslambda = {
      streamifyResponse: (handler: LambdaStreamingHandler) => handler,
      HttpResponseStream: {
        from: (stream: PassThrough, metadata: object) => {
          given.push(metadata);
          return stream;
        },
      },
    };
    Object.assign(globalThis, { awslambda });
    try {
      const stream = new PassThrough();
      const read = textOf(stream);
      await streamingHandler(operation, () => ({ statusCode: 200, body: 'all at once' }))(event, stream, context);
      assert.equal(await read, 'all at once');
    } finally {
      Reflect.deleteProperty(globalThis, 'awslambda');
    }
    assert.deepEqual(given, [{ statusCode: 200, headers: { 'Content-Type': 'text/csv' }, multiValueHeaders: {} }]);
  });

  it('does not wait for a client that has gone', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    stream.on('error', () => {});
    const handler = streamingHandler(operation, () => ({ statusCode: 200, body: lines() }));
    const done = handler(event, stream, context);
    stream.destroy();
    await done;
  });
});
