import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventPayload } from './event-payload.js';

describe('the payload of an event', () => {
  it('is, read and copied, what JSON makes of it', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '1'));
    const { event } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('event'),
      ),
      list: fc.array(tie('value'), { maxLength: 3 }),
      event: fc.dictionary(names, fc.option(tie('value'), { nil: undefined }), { noNullPrototype: true, maxKeys: 5 }),
    }));
    const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
    fc.assert(
      fc.property(event.filter(isObject), (made) => {
        const { payload, newEvent } = eventPayload(made);
        const text = JSON.stringify(made);
        assert.equal(payload, text);
        assert.deepEqual(newEvent(), JSON.parse(text));
      }),
    );
  });

  it('is shared with nobody', () => {
    const inner = { list: ['a'] };
    const { payload, newEvent } = eventPayload({ inner });
    const copy = newEvent();
    assert.ok(typeof copy === 'object' && copy !== null && 'inner' in copy);
    assert.notEqual(copy.inner, inner);
    assert.equal(payload, '{"inner":{"list":["a"]}}');
  });
});
