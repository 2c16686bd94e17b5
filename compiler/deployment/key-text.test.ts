import assert from 'node:assert/strict';
import { textPreview } from '../model/index.js';
import { keyText, keyWithoutPlaceholders } from './key-text.js';

describe('placeholders in a path', () => {
  it('are references', () => {
    assert.equal(keyText('/pets/{id}'), '/pets/{id}');
    assert.equal(textPreview(keyText('/${Prefix}/x/${var.version}')), '/${Prefix}/x/${var.version}');
    const parts = keyText('/${Prefix}/${var.version}');
    assert.deepEqual(
      typeof parts === 'object' && parts.kind === 'text'
        ? parts.parts.map((part) => (typeof part === 'string' ? part : part.kind))
        : [],
      ['/', 'ref', '/', 'terraform'],
    );
  });

  it('leave their name behind', () => {
    assert.equal(keyWithoutPlaceholders('/${Prefix}/x/${var.version}/{id}'), '/Prefix/x/version/{id}');
    assert.equal(keyWithoutPlaceholders('/${not closed'), '/${not closed');
  });
});
