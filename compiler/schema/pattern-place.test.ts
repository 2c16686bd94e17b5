import assert from 'node:assert/strict';
import { validationPlan } from './validation-plan.js';

describe('a pattern that is no regular expression', () => {
  it('is reported where it stands', () => {
    const source = { properties: { a: { items: { pattern: '(' } }, b: { default: { pattern: '(' } } } };
    const places: unknown[] = [];
    validationPlan(
      new Map([['https://x.test/m', source]]),
      new Map([['m', { url: 'https://x.test/m', at: { file: 'api.yaml', pointer: '/s' }, source }]]),
      ({ code, at }) => places.push([code, at !== undefined && 'pointer' in at && at.pointer]),
    );
    assert.deepEqual(places, [['pattern-invalid', '/s/properties/a/items/pattern']]);
  });
});
