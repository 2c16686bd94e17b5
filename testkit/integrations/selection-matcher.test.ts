import assert from 'node:assert/strict';
import { selectionMatcher } from './selection-matcher.js';

const matches = (pattern: string, text: string): boolean | undefined => selectionMatcher(pattern)?.(text);

describe('a selection pattern', () => {
  it('has to fit the whole text, in which a dot is no line end', () => {
    assert.equal(matches('4\\d{2}', '404'), true);
    assert.equal(matches('4\\d', '404'), false);
    assert.equal(matches('a|b', 'ab'), false);
    assert.equal(matches('.*b.*', 'a\nb'), false);
    assert.equal(matches('(?s).*b.*', 'a\nb'), true);
    assert.equal(matches('.*', ''), true);
    assert.equal(matches('.+', ''), false);
  });

  it('is one of Java', () => {
    assert.equal(matches('\\QA.b\\E.*', 'A.bc'), true);
    assert.equal(matches('(?i)error', 'ERROR'), true);
    assert.equal(matches('\\p{Alpha}+', 'abc'), true);
    assert.equal(selectionMatcher('('), undefined);
  });

  it('fits long texts as it fits short ones', () => {
    const long = 'x'.repeat(30_000);
    for (const text of ['', 'y\n'.repeat(300), long]) {
      assert.equal(matches('(.|\\n)*Forbidden(.|\\n)*', `${text}Forbidden${text}`), true);
      assert.equal(matches('(?s).*Forbidden.*', `${text}\nForbidden${text}`), true);
      assert.equal(matches('(?i).*[d-g]ORBIDDEN.*', `${text.replaceAll('\n', '')}Forbidden`), true);
      assert.equal(matches('(?s)[.]*', `${text}\n`), false);
    }
    assert.equal(matches('.*Forbidden', `${long}Forbidden`), true);
    assert.equal(matches('.*Allowed.*', long), false);
  });

  it('sees no more than the first 65,536 characters of a text', () => {
    assert.equal(matches('x*', `${'x'.repeat(65_536)}y`), true);
    assert.equal(matches('x*', `${'x'.repeat(65_535)}y`), false);
  });

  it('ends soon, whatever pattern and text', () => {
    const patterns = [
      '(a+)+b',
      '(a|a)*b',
      '(.*a){20}b',
      'a*a*a*a*a*a*a*b',
      '(?i)(a+)+b',
      '(?=(a+)+b).*',
      '(a+)\\1+b',
      '(?s)(.*a.*)+b',
      '\\p{Alpha}*\\p{Alpha}*\\p{Alpha}*\\p{Alpha}*b',
    ];
    const started = performance.now();
    for (const pattern of patterns) {
      for (const length of [24, 100, 512, 5000]) matches(pattern, 'a'.repeat(length));
    }
    const elapsed = performance.now() - started;
    assert.ok(elapsed < 5000, `${elapsed} ms`);
  });
});
