import assert from 'node:assert/strict';
import { checkModel } from './check-model.js';

describe('checkModel', () => {
  it('accepts JSON Schema draft 4', () => {
    assert.equal(
      checkModel({ type: ['string', 'null'], pattern: '^a', definitions: { x: {} }, format: 'any' }),
      undefined,
    );
    assert.equal(checkModel({ enum: [] }), undefined);
  });

  it('names unknown keywords, sorted, as AWS does', () => {
    assert.equal(
      checkModel({ xml: {}, discriminator: 'kind' })?.error,
      'Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified. Unsupported keyword(s): ["discriminator","xml"]]',
    );
  });

  it('lists one entry for each fault of syntax', () => {
    const refusal = checkModel({ minLength: '1', maxLength: '35', properties: { a: { required: [] } } });
    assert.deepEqual(refusal?.entries, Array(3).fill('Invalid model schema specified'));
    assert.deepEqual(refusal?.libraryErrors.at(-1), 'array must have at least one element');
  });

  it('does not take names of members for keywords', () => {
    assert.equal(
      checkModel(
        JSON.parse('{"properties": {"__proto__": {}, "example": {}}, "dependencies": {"constructor": ["a"]}}'),
      ),
      undefined,
    );
    assert.notEqual(checkModel({ constructor: {} }), undefined);
  });

  it('bears schemas that are nested deeper than a call stack', () => {
    let schema: object = { example: 1 };
    for (let depth = 0; depth < 50_000; depth += 1) schema = { not: schema };
    assert.equal(checkModel(Object(schema))?.entries.length, 1);
  });
});
