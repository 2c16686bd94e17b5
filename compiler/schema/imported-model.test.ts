import assert from 'node:assert/strict';
import { checkModel } from './check-model.js';
import { importedModel, modelReference } from './imported-model.js';

const url = (name: string): string => modelReference('abc123', name);

describe('importedModel', () => {
  it('points to the other models of the API as a recorded import does', () => {
    const body = {
      type: 'object',
      properties: { size: { $ref: '#/components/schemas/Size' }, weight: { type: 'number' } },
    };
    assert.deepEqual(importedModel(body, url), {
      type: 'object',
      properties: {
        size: { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Size' },
        weight: { type: 'number' },
      },
    });
  });

  it('drops what API Gateway drops, at every depth', () => {
    const body = {
      type: 'array',
      minItems: 1,
      items: {
        type: 'string',
        nullable: true,
        example: 'a',
        readOnly: true,
        'x-note': 1,
        default: 'b',
        minProperties: 2,
      },
      discriminator: { propertyName: 'kind' },
    };
    assert.deepEqual(importedModel(body, url), { type: 'array', minItems: 1, items: { type: 'string' } });
  });

  it('takes a property called like a keyword for a property', () => {
    const body = { properties: { example: { type: 'string' }, nullable: { type: 'boolean' } } };
    assert.deepEqual(importedModel(body, url), body);
  });

  it('leaves a model that API Gateway accepts', () => {
    const body = {
      type: 'object',
      exclusiveMinimum: true,
      minimum: 1,
      xml: {},
      properties: { a: { deprecated: true } },
    };
    assert.equal(checkModel(importedModel(body, url)), undefined);
  });
});
