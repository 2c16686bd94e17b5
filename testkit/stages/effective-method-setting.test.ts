import assert from 'node:assert/strict';
import type { MethodSetting, Stage } from '../../compiler/model/index.js';
import { type EffectiveMethodSetting, effectiveMethodSetting } from './effective-method-setting.js';

function settingOf(
  settings: Readonly<Record<string, MethodSetting>>,
  path: string,
  verb: string,
  declared = verb,
): EffectiveMethodSetting {
  const stage: Stage = {
    stageName: 'dev',
    variables: new Map(),
    cacheClusterEnabled: true,
    methodSettings: new Map(Object.entries(settings)),
    tracingEnabled: false,
    tags: new Map(),
    at: { file: 'x', pointer: '' },
  };
  return effectiveMethodSetting(stage, path, verb, declared);
}

describe('effectiveMethodSetting', () => {
  it("has AWS's defaults where nothing is set", () => {
    for (const settings of [{}, { '/b/GET': { cachingEnabled: true } }]) {
      const setting = settingOf(settings, '/a', 'GET');
      assert.deepEqual(
        [setting.cachingEnabled, setting.cacheTtlInSeconds, setting.requireAuthorizationForCacheControl],
        [false, 300, true],
      );
      assert.equal(setting.unauthorizedCacheControlHeaderStrategy, 'SUCCEED_WITH_RESPONSE_HEADER');
      assert.equal(setting.throttle, undefined);
    }
  });

  it('takes from the entry for all methods what the own entry does not say, limits by halves', () => {
    const settings = {
      '*/*': { cacheTtlInSeconds: 60, throttlingRateLimit: 5, throttlingBurstLimit: 7 },
      '//GET': { cacheTtlInSeconds: 0, throttlingRateLimit: 1 },
    };
    const root = settingOf(settings, '/', 'GET');
    assert.deepEqual([root.cacheTtlInSeconds, root.throttle], [0, { rateLimit: 1, burstLimit: 7 }]);
    const other = settingOf(settings, '/', 'PUT');
    assert.deepEqual([other.cacheTtlInSeconds, other.throttle], [60, { rateLimit: 5, burstLimit: 7 }]);
  });

  it('caches GET where caching is on for all, and other verbs that have an entry', () => {
    const settings = {
      '*/*': { cachingEnabled: true },
      '/a/POST': { throttlingRateLimit: 5 },
      '/a/PUT': { cachingEnabled: false },
    };
    const cached = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].filter(
      (verb) => settingOf(settings, '/a', verb).cachingEnabled,
    );
    assert.deepEqual(cached, ['GET', 'POST']);
    assert.equal(settingOf({ '/a/POST': { cachingEnabled: true } }, '/a', 'POST').cachingEnabled, true);
  });

  it('takes an entry for ANY for verbs that have none, which share a bucket', () => {
    const settings = { '/a/ANY': { cacheTtlInSeconds: 5 }, '/a/GET': { cacheTtlInSeconds: 9 } };
    const found = ['GET', 'PUT', 'BREW'].map((verb) => settingOf(settings, '/a', verb, 'ANY'));
    assert.deepEqual(
      found.map(({ cacheTtlInSeconds, bucket }) => [cacheTtlInSeconds, bucket]),
      [
        [9, '/a/GET'],
        [5, '/a/ANY'],
        [5, '/a/ANY'],
      ],
    );
  });
});
