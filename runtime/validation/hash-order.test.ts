import assert from 'node:assert/strict';
import { hashOrder } from './hash-order.js';

describe('hashOrder', () => {
  it('lists names as AWS was recorded to list them', () => {
    assert.deepEqual(hashOrder(['issuer', 'qs1', 'x-header-param']), ['x-header-param', 'issuer', 'qs1']);
    assert.deepEqual(hashOrder(['myQueryString', 'myHeader']), ['myHeader', 'myQueryString']);
    assert.deepEqual(hashOrder(['pi', 'di']), ['di', 'pi']);
  });

  it('lists equal texts once', () => {
    assert.deepEqual(hashOrder(['a', 'a']), ['a']);
    assert.deepEqual(hashOrder([]), []);
  });
});
