import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quotaCounter, quotaPeriodStart } from './quota-counter.js';

const at = (iso: string): number => Date.parse(iso);

describe('quotaPeriodStart', () => {
  it('follows the calendar in UTC, with weeks from Sunday', () => {
    const now = at('2026-11-25T13:00:00Z');
    assert.equal(quotaPeriodStart('DAY', now), at('2026-11-25T00:00:00Z'));
    assert.equal(quotaPeriodStart('WEEK', now), at('2026-11-22T00:00:00Z'));
    assert.equal(quotaPeriodStart('MONTH', now), at('2026-11-01T00:00:00Z'));
    assert.equal(quotaPeriodStart('WEEK', at('2026-11-22T00:00:00Z')), at('2026-11-22T00:00:00Z'));
    assert.equal(quotaPeriodStart('MONTH', at('2028-02-29T23:59:59.999Z')), at('2028-02-01T00:00:00Z'));
  });
});

describe('quotaCounter', () => {
  it('takes the offset off the first period alone', () => {
    const counter = quotaCounter({ limit: 3, offset: 2, period: 'DAY' });
    const today = at('2026-11-22T12:00:00Z');
    assert.deepEqual([counter.take(today), counter.take(today), counter.remaining(today)], [true, false, 0]);
    assert.equal(counter.remaining(today + 86_400_000), 3);
  });

  it('agrees with a count of the requests of each period', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 40 * 3_600_000 }), { maxLength: 150 });
    const period = fc.constantFrom('DAY', 'WEEK', 'MONTH');
    fc.assert(
      fc.property(fc.nat(8), fc.nat(10), period, gaps, (limit, offset, kind, times) => {
        const counter = quotaCounter({ limit, offset, period: kind });
        const counts = new Map<string, number>();
        let now = at('2026-01-28T05:00:00Z');
        for (const gap of times) {
          now += gap;
          const key = nameOf(kind, now);
          const used = counts.get(key) ?? (counts.size === 0 ? offset : 0);
          const expected = used < limit;
          counts.set(key, expected ? used + 1 : used);
          assert.equal(counter.take(now), expected);
          assert.equal(counter.remaining(now), Math.max(0, limit - (counts.get(key) ?? 0)));
        }
      }),
    );
  });
});

/** A name for the period, made otherwise than the counter makes its start. 2023-01-01 was a Sunday. */
function nameOf(period: 'DAY' | 'WEEK' | 'MONTH', now: number): string {
  const iso = new Date(now).toISOString();
  if (period !== 'WEEK') return iso.slice(0, period === 'DAY' ? 10 : 7);
  return String(Math.floor((now - at('2023-01-01T00:00:00Z')) / (7 * 86_400_000)));
}
