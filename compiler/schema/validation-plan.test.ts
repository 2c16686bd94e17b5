import assert from 'node:assert/strict';
import type { ModelValidator } from '../../runtime/validation/model-validator.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../model/index.js';
import { compileValidator } from './compile-validator.js';
import { validationPlan } from './validation-plan.js';

const url = (name: string): string => `https://apigateway.amazonaws.com/restapis/abc/models/${name}`;

function plan(models: Readonly<Record<string, JsonValue>>): {
  validators: ReadonlyMap<string, ModelValidator>;
  said: readonly string[];
} {
  const said: Diagnostic[] = [];
  const documents = new Map(Object.entries(models).map(([name, schema]) => [url(name), schema]));
  const planned = new Map(Object.keys(models).map((name) => [name, { url: url(name) }]));
  const made = validationPlan(documents, planned, (found) => said.push(found));
  return { validators: compileValidator(made), said: said.map(({ code }) => code) };
}

/** The validator of one model. */
function validatorOf(schema: JsonValue): ModelValidator {
  const validator = plan({ Model: schema }).validators.get('Model');
  assert.ok(validator);
  return validator;
}

function faultsOf(validator: ModelValidator, value: unknown): readonly string[] {
  const result = validator.validate(value);
  return result.valid ? [] : result.faults.map(({ pointer, keyword }) => `${pointer} ${keyword}`);
}

describe('validationPlan', () => {
  it('follows references between models, circular ones too', () => {
    const { validators, said } = plan({
      Person: { type: 'object', properties: { house: { $ref: url('House') } } },
      House: { type: 'object', properties: { people: { type: 'array', minItems: 1, items: { $ref: url('Person') } } } },
    });
    const person = validators.get('Person');
    assert.ok(person);
    assert.deepEqual(said, []);
    assert.deepEqual(faultsOf(person, { house: { people: [{ house: { people: [] } }] } }), [
      '/house/people/0/house/people minItems',
    ]);
  });

  it('reports a reference that names nothing, and accepts anything there', () => {
    const { validators, said } = plan({ Model: { properties: { a: { $ref: url('Missing') } } } });
    assert.deepEqual(said, ['schema-reference-unresolved']);
    assert.equal(validators.get('Model')?.is({ a: 1 }), true);
  });

  it('reports schemas that refer to themselves on the same instance, and ends their validation', () => {
    assert.deepEqual(plan({ Model: { $ref: url('Model') } }).said, ['schema-loop']);
    const { validators, said } = plan({ Model: { allOf: [{ anyOf: [{ $ref: url('Model') }] }] } });
    assert.deepEqual(said, ['schema-loop']);
    assert.throws(() => validators.get('Model')?.validate({}), /validation loop/);
  });

  it('points to the member at fault, with its name escaped', () => {
    const validator = validatorOf({ properties: { 'a/b~c': { items: { type: 'string' } } } });
    assert.deepEqual(faultsOf(validator, { 'a/b~c': ['x', 1] }), ['/a~1b~0c/1 type']);
  });

  it('looks at own members alone', () => {
    const validator = validatorOf({ properties: { toString: { type: 'string' } }, required: ['constructor'] });
    assert.deepEqual(faultsOf(validator, {}), [' required']);
    assert.deepEqual(faultsOf(validator, { constructor: 1 }), []);
  });

  it('does not enter members once anything is at fault', () => {
    const validator = validatorOf({
      properties: { a: { type: 'integer' }, b: { properties: { c: { type: 'integer' } } } },
    });
    assert.deepEqual(faultsOf(validator, { a: 'x', b: { c: 'y' } }), ['/a type']);
  });

  it('keeps unknown formats for the text of bodies that are invalid anyway', () => {
    const validator = validatorOf({ properties: { a: { format: 'double' }, b: { type: 'string' } } });
    assert.deepEqual(validator.validate({ a: 1 }), { valid: true });
    const result = validator.validate({ a: 1, b: 2 });
    assert.ok(!result.valid);
    assert.match(result.validationErrorString, /format attribute "double" not supported/);
    assert.equal(result.faults.length, 1);
  });

  it('takes long lists of equal and unequal things without comparing each with each', () => {
    const validator = validatorOf({ uniqueItems: true });
    const list = Array.from({ length: 50_000 }, (_, index) => ({ id: index }));
    assert.equal(validator.is(list), true);
    assert.equal(validator.is([...list, { id: 7 }]), false);
  });
});
