import assert from 'node:assert/strict';
import { type Clock, stoppedClock, systemClock } from './clock.js';

for (const [name, make] of [
  ['systemClock', systemClock],
  ['stoppedClock', () => stoppedClock('2026-11-22T20:40:00Z')],
] as const satisfies readonly (readonly [string, () => Clock])[]) {
  describe(name, () => {
    it('runs what is due when it is advanced, earliest first, and nothing else', () => {
      const clock = make();
      const ran: string[] = [];
      clock.schedule(() => ran.push('late'), 29_000);
      clock.schedule(() => ran.push('early'), 5_000);
      const cancel = clock.schedule(() => ran.push('cancelled'), 6_000);
      cancel();
      clock.advance({ seconds: 4 });
      assert.deepEqual(ran, []);
      clock.advance({ seconds: 2 });
      assert.deepEqual(ran, ['early']);
      clock.advance({ minutes: 1 });
      assert.deepEqual(ran, ['early', 'late']);
      clock.advance({ days: 1 });
      assert.equal(ran.length, 2);
    });

    it('lets a callback schedule and cancel others', () => {
      const clock = make();
      const ran: string[] = [];
      const cancel = clock.schedule(() => ran.push('other'), 10_500);
      clock.schedule(() => {
        ran.push('first');
        cancel();
        clock.schedule(() => ran.push('second'), 10_000);
      }, 10_000);
      clock.advance({ seconds: 11 });
      clock.advance({ seconds: 20 });
      assert.deepEqual(ran, ['first', 'second']);
    });

    it('goes neither back nor by what is no number', () => {
      const clock = make();
      for (const seconds of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
        assert.throws(() => clock.advance({ seconds }), RangeError);
      }
      assert.ok(clock.now() > 0);
    });

    it('moves by what it is told', () => {
      const clock = make();
      const before = clock.now();
      clock.advance({ days: 1, hours: 1, minutes: 1, seconds: 1, milliseconds: 1 });
      assert.ok(clock.now() - before >= 90_061_001);
      assert.ok(clock.now() - before < 90_062_001);
    });
  });
}

describe('systemClock', () => {
  it('runs a callback when its time has come by itself, though later ones were cancelled', async () => {
    const clock = systemClock();
    clock.schedule(() => undefined, 60_000)();
    await new Promise<void>((resolve) => clock.schedule(resolve, 1));
    await new Promise<void>((resolve) => clock.schedule(resolve, 1));
  });
});

describe('stoppedClock', () => {
  it('stands still, and shows each callback its own time', () => {
    const clock = stoppedClock(0);
    const seen: number[] = [];
    clock.schedule(() => seen.push(clock.now()), 10);
    clock.schedule(() => seen.push(clock.now()), 20);
    assert.equal(clock.now(), 0);
    clock.advance({ milliseconds: 30 });
    assert.deepEqual([...seen, clock.now()], [10, 20, 30]);
  });

  it('refuses what is no time', () => {
    assert.throws(() => stoppedClock('yesterday'), /"yesterday" is no time/);
  });
});
