import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchRequestUrl } from 'msw';
import { plainPath } from './plain-path.js';

describe('a plain path of a handler', () => {
  it('has the parameters that msw finds, or leaves it to msw', () => {
    const text = fc.constantFrom('pets', 'Pets', 'a.b', 'x-1', '~', 'axb');
    const parameter = fc.constantFrom(':id', ':name', ':a1');
    const path = fc.array(fc.oneof(text, parameter), { minLength: 1, maxLength: 4 });
    const url = fc.array(fc.oneof(text, fc.constantFrom('', '7', '%20', 'a+b', ':id')), { minLength: 1, maxLength: 4 });
    const query = fc.constantFrom('', '?', '?a=/pets');
    let found = 0;
    fc.assert(
      fc.property(path, url, query, (segments, sent, suffix) => {
        const pattern = `https://backend.test/${segments.join('/')}`;
        const called = `https://backend.test/${sent.join('/')}${suffix}`;
        const params = plainPath(pattern)?.(called);
        if (params === undefined) return;
        found += 1;
        assert.deepEqual({ matches: true, params }, matchRequestUrl(new URL(called), pattern));
      }),
      { numRuns: 2000 },
    );
    assert.ok(found > 0);
  });

  it('finds a parameter, whatever the case of the path', () => {
    const params = plainPath('https://backend.test:8443/pets/:id');
    assert.equal(params?.('https://backend.test/pets/7'), undefined);
    assert.deepEqual(
      { ...plainPath('https://backend.test/pets/:id')?.('https://backend.test/Pets/7/?q=1') },
      { id: '7' },
    );
  });

  it('leaves everything else to msw', () => {
    for (const path of [/x/, '*/pets', 'https://b.test/a*', 'https://b.test/:a?', 'https://b.test/:a/:a', '/pets']) {
      assert.equal(plainPath(path), undefined);
    }
  });
});
