import type { Report } from '../diagnostics/index.js';
import {
  type HttpApi,
  type JsonValue,
  member,
  type RestApi,
  type Schema,
  schemaReferencePrefix,
} from '../model/index.js';
import { bodySchema } from './body-schema.js';
import { importedModel, modelReference, referencedName } from './imported-model.js';
import type { OperationRequirements } from './operation-requirements.js';
import type { ValidationPlan } from './plan.js';
import { type PlannedModel, validationPlan } from './validation-plan.js';

/** The plan of an API's models, and which of them validates a body. */
export interface ApiPlan {
  readonly plan: ValidationPlan;
  /** Name of the model in the plan; of a schema that is written inline, one made from the operation. */
  modelOf(schema: Schema): string | undefined;
}

/**
 * Plans the models of an API as API Gateway holds them after the import: those that validators look at, those of other
 * request bodies, and those that they refer to. Models of responses alone validate nothing, and large APIs have many.
 */
export function apiPlan(api: RestApi | HttpApi, operations: readonly OperationRequirements[], report: Report): ApiPlan {
  const { schemas, dialect, operations: all } = api.contract;
  const documents = new Map<string, JsonValue>();
  const wanted = new Set<string>();
  const urlOf = (name: string): string => modelReference('api', name);
  const want = (name: string): string => {
    wanted.add(name);
    return urlOf(name);
  };
  const add = (name: string, schema: Schema): void => {
    documents.set(urlOf(name), importedModel(bodySchema(schema, dialect, quiet(report)), want));
  };

  const inline = new Map<string, Schema>();
  const names = new Map<Schema, string>();
  for (const { operation, models } of operations) {
    let count = 0;
    for (const schema of models.values()) {
      if (names.has(schema)) continue;
      let name = namedSchema(schema);
      if (name === undefined || !schemas.has(name)) {
        count += 1;
        name = `${operation.name} request${count > 1 ? ` ${count}` : ''}`;
        while (schemas.has(name) || inline.has(name)) name += ' body';
        inline.set(name, schema);
        add(name, schema);
      } else wanted.add(name);
      names.set(schema, name);
    }
  }
  for (const { requestBody } of all) {
    for (const { schema } of requestBody?.content ?? []) {
      const name = schema === undefined ? undefined : namedSchema(schema);
      if (name !== undefined) wanted.add(name);
    }
  }
  // A set that grows is iterated to its new end: what a model refers to is wanted too.
  for (const name of wanted) {
    const schema = schemas.get(name);
    if (schema !== undefined) add(name, schema);
  }

  const models = new Map<string, PlannedModel>();
  for (const [name, { at, value }] of [...schemas, ...inline]) {
    if (documents.has(urlOf(name))) models.set(name, { url: urlOf(name), at, source: value });
  }
  return { plan: validationPlan(documents, models, report), modelOf: (schema) => names.get(schema) };
}

/** The name of the schema that a schema refers to and is. */
function namedSchema({ value }: Schema): string | undefined {
  const reference = typeof value === 'boolean' ? undefined : member(value, '$ref');
  return typeof reference === 'string' && reference.startsWith(schemaReferencePrefix)
    ? referencedName(reference)
    : undefined;
}

/** What is lost when schemas are lowered is said where the Body is made; here it would be said again. */
function quiet(report: Report): Report {
  return (diagnostic) => {
    if (diagnostic.severity === 'error') report(diagnostic);
  };
}
