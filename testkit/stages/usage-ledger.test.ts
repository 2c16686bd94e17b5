import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { UsagePlan } from '../../compiler/model/index.js';
import { usageLedger } from './usage-ledger.js';

const at = { file: 'x', pointer: '' };
const plan = (more: Partial<UsagePlan>): UsagePlan => ({
  name: 'p',
  apiKeys: ['one', 'two'],
  at,
  ...more,
});
const keys = [
  { name: 'one', value: 'value-1' },
  { name: 'two', value: 'value-2' },
  { name: 'off', value: 'value-3', enabled: false },
];
const request = { stage: 'dev', resourcePath: '/pets/{id}', httpMethod: 'GET', now: 0 };
const ledgerOf = (more: Partial<UsagePlan>) => usageLedger(new Map([['p', plan(more)]]), keys);

describe('usageLedger', () => {
  it('knows enabled keys of plans of the stage alone', () => {
    const ledger = ledgerOf({ apiKeys: ['one', 'off'], apiStages: [{ stage: 'dev', throttle: new Map() }] });
    const verdict = (apiKey: string | undefined, stage = 'dev') => ledger.use({ ...request, apiKey, stage }).kind;
    assert.deepEqual(
      [
        verdict('value-1'),
        verdict('value-1', 'prod'),
        verdict('value-2'),
        verdict('value-3'),
        verdict(undefined),
        verdict('__proto__'),
      ],
      ['ALLOWED', 'UNKNOWN_KEY', 'UNKNOWN_KEY', 'UNKNOWN_KEY', 'UNKNOWN_KEY', 'UNKNOWN_KEY'],
    );
  });

  it('holds a key to the plan of the stage that is called, and each plan to a count of its own', () => {
    const quota = { limit: 1, offset: 0, period: 'DAY' } as const;
    const holding = (name: string, ...stages: readonly string[]): [string, UsagePlan] => [
      name,
      plan({ name, quota, apiStages: stages.map((stage) => ({ stage, throttle: new Map() })) }),
    ];
    const ledger = usageLedger(new Map([holding('a', 'dev', 'test'), holding('b', 'prod'), holding('c', 'dev')]), keys);
    const use = (stage: string): string => {
      const verdict = ledger.use({ ...request, apiKey: 'value-1', stage });
      return verdict.kind === 'ALLOWED' || verdict.kind === 'QUOTA_EXCEEDED'
        ? `${verdict.kind} ${verdict.plan.name}`
        : verdict.kind;
    };
    // The stages of a plan share its quota; of two plans of one stage the first counts, AWS lets none be made.
    assert.deepEqual(
      [use('dev'), use('test'), use('prod'), use('dev'), use('none')],
      ['ALLOWED a', 'QUOTA_EXCEEDED a', 'ALLOWED b', 'QUOTA_EXCEEDED a', 'UNKNOWN_KEY'],
    );
  });

  it('holds all stages with a plan that names none, and none with an empty list', () => {
    const use = (more: Partial<UsagePlan>): string => ledgerOf(more).use({ ...request, apiKey: 'value-1' }).kind;
    assert.deepEqual([use({}), use({ apiStages: [] })], ['ALLOWED', 'UNKNOWN_KEY']);
  });

  it('takes keys of one value for one key, with the plans of both', () => {
    const twins = [
      { name: 'one', value: 'same' },
      { name: 'two', value: 'same' },
    ];
    const quota = { limit: 2, offset: 0, period: 'DAY' } as const;
    const of = (name: string, stage: string, apiKeys: readonly string[]): [string, UsagePlan] => [
      name,
      plan({ name, quota, apiKeys, apiStages: [{ stage, throttle: new Map() }] }),
    ];
    const ledger = usageLedger(new Map([of('a', 'dev', ['one', 'two']), of('b', 'prod', ['two'])]), twins);
    const use = (stage: string): string => ledger.use({ ...request, apiKey: 'same', stage }).kind;
    assert.deepEqual(
      [use('dev'), use('dev'), use('dev'), use('prod')],
      ['ALLOWED', 'ALLOWED', 'QUOTA_EXCEEDED', 'ALLOWED'],
    );
    assert.deepEqual([ledger.remaining('a', 'two', 0), ledger.remaining('b', 'two', 0)], [0, 1]);
  });

  it('gives each key its own bucket and quota', () => {
    const ledger = ledgerOf({
      throttle: { rateLimit: 1, burstLimit: 2 },
      quota: { limit: 1, offset: 0, period: 'DAY' },
    });
    const use = (apiKey: string) => ledger.use({ ...request, apiKey }).kind;
    assert.deepEqual([use('value-1'), use('value-1'), use('value-1')], ['ALLOWED', 'QUOTA_EXCEEDED', 'THROTTLED']);
    assert.equal(use('value-2'), 'ALLOWED');
  });

  it('does not count throttled requests against the quota', () => {
    const ledger = ledgerOf({
      throttle: { rateLimit: 1, burstLimit: 1 },
      quota: { limit: 2, offset: 0, period: 'DAY' },
    });
    for (const expected of ['ALLOWED', 'THROTTLED', 'THROTTLED']) {
      assert.equal(ledger.use({ ...request, apiKey: 'value-1' }).kind, expected);
    }
    assert.equal(ledger.remaining('p', 'one', 0), 1);
  });

  it('puts the limit of one method in the place of the plan’s, one of ANY for all its verbs together', () => {
    const throttle = new Map([['/pets/{id}/ANY', { rateLimit: 1, burstLimit: 1 }]]);
    const ledger = ledgerOf({ throttle: { rateLimit: 9, burstLimit: 9 }, apiStages: [{ stage: 'dev', throttle }] });
    const use = (httpMethod: string, resourcePath: string) =>
      ledger.use({ ...request, apiKey: 'value-1', httpMethod, resourcePath }).kind;
    assert.equal(use('GET', '/pets/{id}'), 'ALLOWED');
    assert.equal(use('PUT', '/pets/{id}'), 'THROTTLED');
    assert.equal(use('GET', '/other'), 'ALLOWED');
  });

  it('keeps what was used when the plans change', () => {
    const quota = { limit: 1, offset: 0, period: 'DAY' } as const;
    const ledger = ledgerOf({ quota });
    ledger.use({ ...request, apiKey: 'value-1' });
    ledger.replace(new Map([['p', plan({ quota, description: 'changed' })]]), keys);
    assert.equal(ledger.use({ ...request, apiKey: 'value-1' }).kind, 'QUOTA_EXCEEDED');
  });

  it('lets in, of each key and day, at most the quota, whatever the order', () => {
    const uses = fc.array(fc.record({ apiKey: fc.constantFrom('value-1', 'value-2'), hours: fc.nat(20) }), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(fc.nat(6), uses, (limit, list) => {
        const ledger = ledgerOf({ quota: { limit, offset: 0, period: 'DAY' } });
        const counts = new Map<string, number>();
        let now = 0;
        for (const { apiKey, hours } of list) {
          now += hours * 3_600_000;
          const name = `${apiKey} ${new Date(now).toISOString().slice(0, 10)}`;
          const used = counts.get(name) ?? 0;
          assert.equal(ledger.use({ ...request, apiKey, now }).kind, used < limit ? 'ALLOWED' : 'QUOTA_EXCEEDED');
          if (used < limit) counts.set(name, used + 1);
        }
      }),
    );
  });
});
