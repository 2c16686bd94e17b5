import assert from 'node:assert/strict';
import fc from 'fast-check';
import { throttles } from './throttles.js';
import { tokenBucket } from './token-bucket.js';

describe('tokenBucket', () => {
  it('begins full, refuses when it is empty, and gains a token when its time has come', () => {
    const bucket = tokenBucket(1, 2);
    assert.deepEqual(
      [0, 0, 0, 999, 1000, 1000, 2000].map((now) => bucket.take(now)),
      [true, true, false, false, true, false, true],
    );
  });

  it('never holds more than it began with', () => {
    const bucket = tokenBucket(10, 2);
    assert.deepEqual(
      [0, 3_600_000, 3_600_000, 3_600_000].map((now) => bucket.take(now)),
      [true, true, true, false],
    );
  });

  it('counts fractions of a token exactly enough: a tenth a second is one in ten', () => {
    const bucket = tokenBucket(0.1, 1);
    const taken = Array.from({ length: 101 }, (_, second) => bucket.take(second * 1000)).filter(Boolean).length;
    assert.equal(taken, 11);
  });

  it('agrees with a counter of whole parts, whenever requests come', () => {
    const times = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 20 }), times, (rate, burst, gaps) => {
        const bucket = tokenBucket(rate, burst);
        // Thousandths of tokens, in whole numbers.
        let parts = burst * 1000;
        let now = 1_790_000_000_000;
        for (const gap of gaps) {
          now += gap;
          parts = Math.min(burst * 1000, parts + gap * rate);
          const expected = parts >= 1000;
          if (expected) parts -= 1000;
          assert.equal(bucket.take(now), expected);
        }
      }),
    );
  });
});

describe('throttles', () => {
  it('keeps a bucket for each name, and takes a missing half from the account', () => {
    const buckets = throttles();
    const one = { rateLimit: 1, burstLimit: 1 };
    assert.deepEqual(
      [buckets.take('a', one, 0), buckets.take('a', one, 0), buckets.take('b', one, 0)],
      [true, false, true],
    );
    for (let count = 0; count < 5000; count++) assert.ok(buckets.take('c', { rateLimit: 1 }, 0));
    assert.equal(buckets.take('c', { rateLimit: 1 }, 0), false);
  });

  it('limits nothing without limits, or with negative ones', () => {
    const buckets = throttles();
    for (const limits of [{}, { rateLimit: -1, burstLimit: -1 }]) {
      for (let count = 0; count < 6000; count++) assert.ok(buckets.take('a', limits, 0));
    }
  });

  it('begins anew when the limits change', () => {
    const buckets = throttles();
    assert.equal(buckets.take('a', { rateLimit: 1, burstLimit: 0 }, 0), false);
    assert.equal(buckets.take('a', { rateLimit: 1, burstLimit: 1 }, 0), true);
  });
});
