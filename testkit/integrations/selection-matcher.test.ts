import assert from 'node:assert/strict';
import { selectionMatcher } from './selection-matcher.js';

describe('a selection pattern', () => {
  it('has to fit the whole text', () => {
    assert.equal(selectionMatcher('4\\d{2}')?.('404'), true);
    assert.equal(selectionMatcher('4\\d')?.('404'), false);
    assert.equal(selectionMatcher('.*Forbidden')?.(`${'x'.repeat(60_000)}Forbidden`), true);
  });

  it('is one of Java', () => {
    assert.equal(selectionMatcher('\\QA.b\\E.*')?.('A.bc'), true);
    assert.equal(selectionMatcher('('), undefined);
  });
});
