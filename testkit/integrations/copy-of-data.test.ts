import assert from 'node:assert/strict';
import fc from 'fast-check';
import { copyOfData } from './copy-of-data.js';

describe('a copy of data', () => {
  it('is what writing and reading JSON would give', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '1'));
    const { data } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('data'),
      ),
      list: fc.array(tie('value'), { maxLength: 3 }),
      data: fc.dictionary(names, fc.option(tie('value'), { nil: undefined }), { noNullPrototype: true, maxKeys: 5 }),
    }));
    const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
    fc.assert(
      fc.property(data.filter(isRecord), (made) => {
        assert.deepEqual(copyOfData(made), JSON.parse(JSON.stringify(made)));
      }),
    );
  });

  it('shares nothing', () => {
    const inner = { list: [{ a: 1 }] };
    const { inner: copied } = copyOfData({ inner });
    assert.deepEqual(copied, inner);
    assert.ok(typeof copied === 'object' && copied !== null && 'list' in copied && Array.isArray(copied.list));
    assert.ok(copied !== inner && copied.list !== inner.list && copied.list[0] !== inner.list[0]);
  });
});
