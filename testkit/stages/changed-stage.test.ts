import assert from 'node:assert/strict';
import type { MethodSetting, Stage } from '../../compiler/model/index.js';
import { changedStage, type StageChanges } from './changed-stage.js';

const stage: Stage = {
  stageName: 'dev',
  variables: new Map([['theme', 'plain']]),
  cacheClusterEnabled: false,
  methodSettings: new Map(),
  tracingEnabled: false,
  tags: new Map(),
  at: { file: 'x', pointer: '' },
};

describe('changedStage', () => {
  it("takes method settings in AWS's notations, and puts a whole member in the place of the former", () => {
    const setting: MethodSetting = { cachingEnabled: true, cacheDataEncrypted: true };
    const { methodSettings, variables } = changedStage(stage, {
      methodSettings: new Map<string, MethodSetting>([
        ['~1pets~1{id}/GET', setting],
        ['*/*', { cacheTtlInSeconds: 3600 }],
      ]),
      variables: new Map([['url', 'https://x.test:80/a?b=c&d=1,2#e~f_g']]),
    });
    assert.deepEqual([...methodSettings.keys()], ['/pets/{id}/GET', '*/*']);
    assert.equal(methodSettings.get('/pets/{id}/GET'), setting);
    assert.deepEqual([...variables.keys()], ['url']);
  });

  it('takes each capacity of the cache that AWS sells', () => {
    for (const size of ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']) {
      assert.equal(changedStage(stage, { cacheClusterSize: size }).cacheClusterSize, size);
    }
  });

  it('refuses what AWS refuses', () => {
    const refused: readonly StageChanges[] = [
      { cacheClusterSize: '3' },
      ...[-1, 3601, 0.5, Number.NaN].map((cacheTtlInSeconds) => ({
        methodSettings: new Map([['*/*', { cacheTtlInSeconds }]]),
      })),
      ...['a b', '', 'a-b', 'x'.repeat(65)].map((name) => ({ variables: new Map([[name, 'x']]) })),
      ...['a b', '50%', '{}', 'x\n', 'x'.repeat(513)].map((value) => ({ variables: new Map([['a', value]]) })),
      { variables: new Map(Array.from({ length: 101 }, (_, index) => [`v${index}`, 'x'])) },
    ];
    for (const changes of refused) {
      assert.throws(() => changedStage(stage, changes), { name: 'BadRequestException' }, JSON.stringify(changes));
    }
  });
});
