import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import type { LambdaAnswer, LambdaCall } from '../exchange/index.js';
import { isStream, seededRandom, stoppedClock } from '../exchange/index.js';
import type { Backend } from './backend.js';
import { createBackends } from './create-backends.js';
import type { InvocationContext } from './invocation-context.js';
import { lambda } from './lambda.js';
import { streamingLambda } from './streaming-lambda.js';

const functionArn = 'arn:aws:lambda:eu-west-1:111122223333:function:orders:live';

const call = (changes: Partial<LambdaCall> = {}): LambdaCall => ({
  kind: 'lambda',
  purpose: 'integration',
  functionArn,
  functionName: 'orders',
  qualifier: 'live',
  invocationType: 'RequestResponse',
  payload: '{"list":[1]}',
  requestId: 'r-1',
  ...changes,
});

const clock = stoppedClock('2026-11-22T20:40:00Z');

async function answerOf(backend: Backend, changes: Partial<LambdaCall> = {}): Promise<LambdaAnswer> {
  const answer = await createBackends([backend], { clock, random: seededRandom(1) }).call(call(changes));
  assert.ok(answer.kind === 'lambda');
  return answer;
}

const textOf = async ({ payload }: LambdaAnswer): Promise<string> => {
  if (!isStream(payload)) return typeof payload === 'string' ? payload : Buffer.from(payload).toString();
  const chunks: Uint8Array[] = [];
  for await (const chunk of payload) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

async function failureOf(backend: Backend, changes: Partial<LambdaCall> = {}): Promise<unknown> {
  const answer = await answerOf(backend, changes);
  assert.equal(answer.functionError, 'Unhandled');
  return JSON.parse(await textOf(answer));
}

describe('lambda', () => {
  it('shares nothing with the function', async () => {
    const seen: unknown[] = [];
    const shared = { statusCode: 200 };
    const backend = lambda('orders', (event: { list: number[]; added?: boolean }) => {
      seen.push(event.added, event.list[0]);
      event.added = true;
      event.list[0] = 2;
      return shared;
    });
    const backends = createBackends([backend]);
    const [first] = [await backends.call(call()), await backends.call(call())];
    shared.statusCode = 500;
    assert.deepEqual(seen, [undefined, 1, undefined, 1]);
    assert.ok(first.kind === 'lambda');
    assert.equal(first.payload, '{"statusCode":200}');
  });

  const results: readonly (readonly [string, () => unknown, string])[] = [
    ['an object', () => ({ a: new Date(0), b: undefined }), '{"a":"1970-01-01T00:00:00.000Z"}'],
    ['a promise', async () => 'later', '"later"'],
    ['nothing', () => undefined, 'null'],
    ['null', () => null, 'null'],
    ['a function, which has no JSON', () => () => 1, 'null'],
  ];
  for (const [what, handler, payload] of results) {
    it(`answers ${what}`, async () => assert.equal((await answerOf(lambda('orders', handler))).payload, payload));
  }

  it('gives the function the context object of Lambda', async () => {
    let context: InvocationContext | undefined;
    const backend = lambda(
      'orders',
      (_event, given) => {
        context = given;
        return 'ok';
      },
      { memorySize: 512, timeout: 10 },
    );
    await answerOf(backend);
    assert.ok(context !== undefined);
    const { getRemainingTimeInMillis, ...rest } = context;
    assert.deepEqual(JSON.parse(JSON.stringify(rest)), {
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'orders',
      functionVersion: '$LATEST',
      invokedFunctionArn: functionArn,
      memoryLimitInMB: '512',
      awsRequestId: seededRandom(1).uuid(),
      logGroupName: '/aws/lambda/orders',
      logStreamName: '2026/11/22/[$LATEST]00000000000000000000000000000000',
    });
    assert.equal(getRemainingTimeInMillis(), 10_000);
    clock.advance({ seconds: 4 });
    assert.equal(getRemainingTimeInMillis(), 6000);
    clock.advance({ hours: 1 });
    assert.equal(getRemainingTimeInMillis(), 0);
  });

  it('makes an ARN for a function that is known by its logical name', async () => {
    const backend = lambda('Orders', (_event, { invokedFunctionArn }) => invokedFunctionArn);
    const backends = createBackends([backend], { region: 'eu-west-1', accountId: '111122223333' });
    const { qualifier: _, ...rest } = call({ functionArn: 'Orders', functionName: 'Orders' });
    const answer = await backends.call(rest);
    assert.ok(answer.kind === 'lambda');
    assert.equal(answer.payload, '"arn:aws:lambda:eu-west-1:111122223333:function:Orders"');
  });

  describe('takes the older style:', () => {
    it('the callback, once', async () => {
      const backend = lambda('orders', (_event, _context, callback) => {
        setImmediate(() => {
          callback(null, 'first');
          callback(new Error('second'));
        });
      });
      assert.equal((await answerOf(backend)).payload, '"first"');
    });

    it('a callback that is called at once, and one with an error', async () => {
      const backend = lambda('orders', (_event, _context, callback) => callback(undefined, 1));
      assert.equal((await answerOf(backend)).payload, '1');
      const failing = lambda('orders', (_event, _context, callback) => callback(new TypeError('bad')));
      const { errorType, errorMessage } = Object(await failureOf(failing));
      assert.deepEqual([errorType, errorMessage], ['TypeError', 'bad']);
    });

    it('context.succeed and context.fail', async () => {
      assert.equal((await answerOf(lambda('orders', (_event, context) => context.succeed('yes')))).payload, '"yes"');
      const failing = lambda('orders', (_event, context) => context.fail('no'));
      assert.deepEqual(await failureOf(failing), { errorType: 'string', errorMessage: 'no', trace: [] });
    });

    it('an async function that has no use for its callback', async () => {
      assert.equal(
        (await answerOf(lambda('orders', async (_event, _context, _callback) => undefined))).payload,
        'null',
      );
    });
  });

  describe('fails as the Node runtime does when the function', () => {
    it('throws', async () => {
      class OutOfStock extends Error {
        override readonly name = 'OutOfStock';
      }
      const failing = lambda('orders', () => {
        throw new OutOfStock('none left');
      });
      const { errorType, errorMessage, trace } = Object(await failureOf(failing));
      assert.deepEqual([errorType, errorMessage, trace[0]], ['OutOfStock', 'none left', 'OutOfStock: none left']);
      assert.match(trace[1], /^ {4}at /);
    });

    const thrown: readonly (readonly [string, unknown, string, string])[] = [
      ['a string', 'no', 'string', 'no'],
      ['nothing', undefined, 'undefined', 'undefined'],
      ['an object', { a: 1 }, 'object', '[object Object]'],
      ['an object without a prototype', Object.create(null), 'object', '[object Object]'],
    ];
    for (const [what, error, errorType, errorMessage] of thrown) {
      it(`rejects with ${what}`, async () => {
        const failing = lambda('orders', () => Promise.reject(error));
        assert.deepEqual(await failureOf(failing), { errorType, errorMessage, trace: [] });
      });
    }

    it('answers what has no JSON', async () => {
      const circular: Record<string, unknown> = {};
      circular.self = circular;
      const { errorType, errorMessage } = Object(await failureOf(lambda('orders', () => circular)));
      assert.deepEqual([errorType, errorMessage], ['Error', 'Unable to stringify response body']);
    });
  });

  it('takes an asynchronous event at once and lets the function run', async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const answer = await answerOf(
      lambda('orders', async () => {
        await Promise.resolve();
        finish();
        throw new Error('nobody hears of this');
      }),
      { invocationType: 'Event' },
    );
    assert.deepEqual(answer, { kind: 'lambda', payload: '' });
    await finished;
    const endless = streamingLambda('orders', () => new Promise(() => undefined));
    assert.deepEqual(await answerOf(endless, { invocationType: 'Event' }), { kind: 'lambda', payload: '' });
  });

  it('ends a function whose time is over on the clock of the gateway', async () => {
    const forever = new Promise(() => undefined);
    const endless = lambda('orders', () => forever, { timeout: 2.5 });
    const streaming = streamingLambda('orders', () => forever, { timeout: 2.5 });
    const writing = (method: 'write' | 'end') =>
      streamingLambda('orders', (_event, stream) => Promise.all([stream[method]('x'), forever]), { timeout: 2.5 });
    for (const backend of [endless, streaming, writing('write'), writing('end')]) {
      const pending = failureOf(backend);
      clock.advance({ seconds: 2.5 });
      const { errorType, errorMessage } = Object(await pending);
      assert.equal(errorType, 'Sandbox.Timedout');
      assert.match(errorMessage, /^RequestId: [0-9a-f-]{36} Error: Task timed out after 2\.50 seconds$/);
    }
    const quick = lambda('orders', () => 'done', { timeout: 2.5 });
    assert.equal(await textOf(await answerOf(quick)), '"done"');
    const itself = lambda('orders', () => clock.advance({ seconds: 3 }), { timeout: 2.5 });
    assert.equal((await answerOf(itself)).functionError, 'Unhandled');
  });

  it('breaks the stream of a function whose time is over', async () => {
    const begun = streamingLambda(
      'orders',
      (_event, stream) => {
        stream.write('begun');
        return new Promise(() => undefined);
      },
      { timeout: 1 },
    );
    const answer = await answerOf(begun, { streaming: true });
    const reading = textOf(answer);
    clock.advance({ seconds: 1 });
    await assert.rejects(reading, /its time was over/);
  });

  it('does not run the function of a dry run', async () => {
    const never = () => assert.fail('it has run');
    for (const backend of [lambda('orders', never), streamingLambda('orders', never)]) {
      assert.deepEqual(await answerOf(backend, { invocationType: 'DryRun' }), { kind: 'lambda', payload: '' });
    }
  });
});

describe('streamingLambda', () => {
  const streaming = { streaming: true };
  const lambdaGlobal = (): {
    streamifyResponse<Handler>(handler: Handler): Handler;
    HttpResponseStream: { from<Stream>(stream: Stream, metadata: object): Stream };
  } => Reflect.get(globalThis, 'awslambda');

  it('streams what the function writes, metadata first', async () => {
    const backend = streamingLambda('orders', async (event: { list: number[] }, stream) => {
      const body = lambdaGlobal().HttpResponseStream.from(stream, { statusCode: 201 });
      body.write('one ');
      body.end(`${event.list[0]}`);
    });
    const answer = await answerOf(backend, streaming);
    assert.ok(isStream(answer.payload));
    assert.equal(await textOf(answer), `{"statusCode":201}${'\0'.repeat(8)}one 1`);
  });

  it('answers with its first chunk, and waits with the next until it is wanted', async () => {
    const writes: number[] = [];
    const backend = streamingLambda('orders', async (_event, stream) => {
      for (let n = 0; n < 5; n++) {
        await new Promise<void>((resolve) => stream.write(`${n}`, () => resolve()));
        writes.push(n);
      }
      stream.end();
    });
    const answer = await answerOf(backend, streaming);
    await new Promise(setImmediate);
    assert.ok(writes.length < 5, 'the function runs ahead');
    assert.equal(await textOf(answer), '01234');
    assert.deepEqual(writes, [0, 1, 2, 3, 4]);
  });

  it('is known by what streamifyResponse makes of a function', async () => {
    const backend = lambda(
      'orders',
      lambdaGlobal().streamifyResponse((_event: unknown, stream: unknown) => {
        assert.ok(stream instanceof Writable);
        stream.end('streamed');
      }),
    );
    assert.equal(await textOf(await answerOf(backend, streaming)), 'streamed');
  });

  it('answers all at once when it is invoked without streaming', async () => {
    const answer = await answerOf(streamingLambda('orders', (_event, stream) => stream.end('whole')));
    assert.ok(!isStream(answer.payload));
    assert.equal(await textOf(answer), 'whole');
  });

  it('fails as any function when it throws before it has written', async () => {
    const failing = streamingLambda('orders', () => Promise.reject(new RangeError('early')));
    const { errorType, errorMessage } = Object(await failureOf(failing, streaming));
    assert.deepEqual([errorType, errorMessage], ['RangeError', 'early']);
  });

  it('breaks the stream when it throws later', async () => {
    const failing = streamingLambda('orders', async (_event, stream) => {
      stream.write('begun');
      await Promise.resolve();
      throw new Error('late');
    });
    const answer = await answerOf(failing, streaming);
    await assert.rejects(textOf(answer), /late/);
  });

  it('tells the function when the client has gone', async () => {
    let closed: (value: unknown) => void = () => undefined;
    const gone = new Promise((resolve) => {
      closed = resolve;
    });
    const backend = streamingLambda('orders', (_event, stream) => {
      stream.on('close', closed);
      stream.write('begun');
    });
    const { payload } = await answerOf(backend, streaming);
    assert.ok(isStream(payload));
    await payload.cancel();
    await gone;
  });
});
