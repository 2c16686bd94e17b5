import assert from 'node:assert/strict';
import fc from 'fast-check';
import { largestCachedBody, responseCache } from './response-cache.js';

const cached = (body: string | Uint8Array | ReadableStream<Uint8Array> | undefined) => ({
  response: { status: 200, headers: [], body },
  sendsTraceHeader: false,
});

describe('responseCache', () => {
  it('keeps 1,048,576 bytes and no more, and no streams; the older entry stays', () => {
    const cache = responseCache();
    assert.equal(cache.write('a', cached('é'.repeat(largestCachedBody / 2)), 60, 0), true);
    assert.equal(cache.write('a', cached('x'.repeat(largestCachedBody + 1)), 60, 0), false);
    assert.equal(cache.write('a', cached(new ReadableStream()), 60, 0), false);
    assert.ok(cache.read('a', 0) !== undefined);
    assert.equal(cache.write('empty', cached(undefined), 60, 0), true);
  });

  it('lets the oldest go when it is full', () => {
    const cache = responseCache(2);
    for (const key of ['a', 'b', 'a', 'c']) cache.write(key, cached(key), 60, 0);
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => cache.read(key, 0) !== undefined),
      [true, false, true],
    );
  });

  it('agrees with a map of times', () => {
    const key = fc.constantFrom('a', 'b', '__proto__');
    const command = fc.oneof(
      fc.record({ kind: fc.constant('write' as const), key, body: fc.string({ maxLength: 3 }), ttl: fc.nat(10) }),
      fc.record({ kind: fc.constant('read' as const), key }),
      fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.nat(6000) }),
      fc.record({ kind: fc.constant('flush' as const) }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 100 }), (commands) => {
        const cache = responseCache();
        const model = new Map<string, { readonly body: string; readonly until: number }>();
        let now = 0;
        for (const step of commands) {
          if (step.kind === 'wait') now += step.milliseconds;
          else if (step.kind === 'write') {
            cache.write(step.key, cached(step.body), step.ttl, now);
            if (step.ttl > 0) model.set(step.key, { body: step.body, until: now + step.ttl * 1000 });
          } else if (step.kind === 'flush') {
            cache.flush();
            model.clear();
          } else {
            const entry = model.get(step.key);
            const expected = entry !== undefined && now < entry.until ? entry.body : undefined;
            assert.equal(cache.read(step.key, now)?.response.body, expected);
          }
        }
      }),
    );
  });
});
