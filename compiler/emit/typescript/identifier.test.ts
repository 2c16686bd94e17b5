import assert from 'node:assert/strict';
import { identifier, uniqueNames } from './identifier.js';

describe('identifier', () => {
  it('joins words in camel or Pascal case', () => {
    assert.deepEqual(
      ['get-pet by_id', 'GetPet', 'URLShortener', 'ID', 'Größe'].map((text) => identifier(text, 'camel')),
      ['getPetById', 'getPet', 'urlShortener', 'id', 'groE'],
    );
    assert.deepEqual(
      ['get-pet', 'nullable-simple-user'].map((text) => identifier(text, 'pascal')),
      ['GetPet', 'NullableSimpleUser'],
    );
  });

  it('is an identifier whatever the text, and no reserved word', () => {
    for (const text of [
      '',
      '1a',
      'delete',
      '__proto__',
      "';x()//",
      '`',
      '\u2028',
      '💥',
      'constructor',
      'Promise',
      'arguments',
    ]) {
      for (const letterCase of ['camel', 'pascal'] as const) {
        assert.match(identifier(text, letterCase), /^[A-Za-z_][A-Za-z0-9_]*$/);
        assert.doesNotMatch(identifier(text, letterCase), /^(delete|__proto__|constructor|Promise|arguments)$/);
      }
    }
  });
});

describe('uniqueNames', () => {
  it('numbers what is taken', () => {
    const unique = uniqueNames(['a']);
    assert.deepEqual(['a', 'a', 'b', 'b1', 'b1', 'constructor'].map(unique), [
      'a2',
      'a3',
      'b',
      'b1',
      'b1_2',
      'constructor',
    ]);
  });
});
