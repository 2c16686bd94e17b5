import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Stage } from '../../compiler/model/index.js';
import { seededRandom } from '../exchange/index.js';
import { BadRequestException } from './bad-request-exception.js';
import {
  canaryVariables,
  deployTo,
  isDrawn,
  newStageRecord,
  promoted,
  type StageRecord,
  withCanary,
  withoutCanarySettings,
} from './stage-record.js';

const stage: Stage = {
  stageName: 'dev',
  variables: new Map([
    ['theme', 'plain'],
    ['currency', 'EUR'],
  ]),
  cacheClusterEnabled: false,
  methodSettings: new Map(),
  tracingEnabled: false,
  tags: new Map(),
  at: { file: 'x', pointer: '' },
};

describe('a stage and its deployments', () => {
  it('makes a canary on its own deployment with 0 percent when nothing else is said', () => {
    const { canary } = withCanary(newStageRecord(stage, 'd1'), {});
    assert.deepEqual(canary, {
      deploymentId: 'd1',
      percentTraffic: 0,
      stageVariableOverrides: new Map(),
      useStageCache: false,
    });
  });

  it('promotes deployment and variables, and keeps the canary with 0 percent', () => {
    const overrides = new Map([
      ['theme', 'bright'],
      ['banner', 'sale'],
    ]);
    const canary = { deploymentId: 'd2', percentTraffic: 30, stageVariableOverrides: overrides };
    const after = promoted(withCanary(newStageRecord(stage, 'd1'), canary));
    assert.equal(after.deploymentId, 'd2');
    assert.deepEqual(Object.fromEntries(after.stage.variables), { theme: 'bright', currency: 'EUR', banner: 'sale' });
    assert.equal(after.canary?.percentTraffic, 0);
    assert.equal(after.canary?.deploymentId, 'd2');
    assert.deepEqual(after.history, ['d1', 'd2']);
  });

  it('refuses what API Gateway refuses', () => {
    const plain = newStageRecord(stage, 'd1');
    assert.throws(() => promoted(plain), {
      name: 'BadRequestException',
      message: 'Promotion not available. Canary does not exist.',
    });
    assert.throws(() => deployTo(withCanary(plain, {}), 'd2'), { name: 'BadRequestException' });
    for (const percentTraffic of [-1, 100.1, Number.NaN]) {
      assert.throws(() => withCanary(plain, { percentTraffic }), { name: 'BadRequestException' });
    }
  });

  it('agrees with a small model, whatever is done to it', () => {
    const name = fc.constantFrom('theme', 'banner', '__proto__');
    const command = fc.oneof(
      fc.record({ kind: fc.constant('deploy' as const), id: fc.constantFrom('d1', 'd2', 'd3') }),
      fc.record({
        kind: fc.constant('canary' as const),
        id: fc.constantFrom('d2', 'd3', undefined),
        percent: fc.option(fc.nat(100), { nil: undefined }),
        overrides: fc.option(fc.array(fc.tuple(name, fc.constantFrom('x', 'y'))), { nil: undefined }),
      }),
      fc.constant({ kind: 'promote' as const }),
      fc.constant({ kind: 'remove' as const }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let record = newStageRecord(stage, 'd1');
        let served = 'd1';
        let variables = new Map(stage.variables);
        let canary: { id: string; percent: number; overrides: Map<string, unknown> } | undefined;
        for (const step of commands) {
          const next = attempt(record, step);
          switch (step.kind) {
            case 'deploy':
              assert.equal(next === undefined, canary !== undefined);
              if (canary === undefined) served = step.id;
              break;
            case 'canary':
              canary = {
                id: step.id ?? canary?.id ?? served,
                percent: step.percent ?? canary?.percent ?? 0,
                overrides: step.overrides === undefined ? (canary?.overrides ?? new Map()) : new Map(step.overrides),
              };
              break;
            case 'promote':
              assert.equal(next === undefined, canary === undefined);
              if (canary !== undefined) {
                served = canary.id;
                variables = new Map([...variables, ...new Map(record.canary?.stageVariableOverrides)]);
                canary.percent = 0;
              }
              break;
            case 'remove':
              canary = undefined;
              break;
            default:
              step satisfies never;
          }
          record = next ?? record;
          assert.equal(record.deploymentId, served);
          assert.equal(record.history.at(-1), served);
          assert.deepEqual(new Map(record.stage.variables), variables);
          assert.equal(record.canary?.deploymentId, canary?.id);
          assert.equal(record.canary?.percentTraffic, canary?.percent);
          for (const [key, value] of canaryVariables(record)) {
            assert.equal(value, canary?.overrides.get(key) ?? variables.get(key));
          }
        }
      }),
    );
  });

  it('draws 10 percent of 10,000 requests within the 99.9 % bound of the binomial, for 20 seeds', () => {
    const { canary } = withCanary(newStageRecord(stage, 'd1'), { percentTraffic: 10 });
    assert.ok(canary !== undefined);
    // 1,000 give or take 3.2905 standard deviations of 30: the normal distribution is close enough here.
    const bound = 3.2905 * Math.sqrt(10_000 * 0.1 * 0.9);
    for (let seed = 1; seed <= 20; seed++) {
      const random = seededRandom(seed);
      let drawn = 0;
      for (let request = 0; request < 10_000; request++) if (isDrawn(canary, random.next())) drawn++;
      assert.ok(Math.abs(drawn - 1000) <= bound, `seed ${seed}: ${drawn}`);
    }
  });
});

type Command =
  | { readonly kind: 'deploy'; readonly id: string }
  | {
      readonly kind: 'canary';
      readonly id: string | undefined;
      readonly percent: number | undefined;
      readonly overrides: readonly (readonly [string, string])[] | undefined;
    }
  | { readonly kind: 'promote' | 'remove' };

/** Undefined when the change is refused. */
function attempt(record: StageRecord, step: Command): StageRecord | undefined {
  try {
    switch (step.kind) {
      case 'deploy':
        return deployTo(record, step.id);
      case 'canary':
        return withCanary(record, {
          ...(step.id === undefined ? {} : { deploymentId: step.id }),
          ...(step.percent === undefined ? {} : { percentTraffic: step.percent }),
          ...(step.overrides === undefined ? {} : { stageVariableOverrides: new Map(step.overrides) }),
        });
      case 'promote':
        return promoted(record);
      case 'remove':
        return withoutCanarySettings(record);
      default:
        return step satisfies never;
    }
  } catch (error) {
    if (error instanceof BadRequestException) return undefined;
    throw error;
  }
}
