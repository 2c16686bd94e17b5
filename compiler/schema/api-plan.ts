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

/** Plans the models of an API as API Gateway holds them after the import. */
export function apiPlan(api: RestApi | HttpApi, operations: readonly OperationRequirements[], report: Report): ApiPlan {
  const documents = new Map<string, JsonValue>();
  const models = new Map<string, PlannedModel>();
  const names = new Map<Schema, string>();
  const urlOf = (name: string): string => modelReference('api', name);
  const add = (name: string, schema: Schema): void => {
    const url = urlOf(name);
    documents.set(url, importedModel(bodySchema(schema, api.contract.dialect, quiet(report)), urlOf));
    models.set(name, { url, at: schema.at });
  };
  for (const [name, schema] of api.contract.schemas) add(name, schema);
  for (const { operation, models: ofOperation } of operations) {
    let count = 0;
    for (const schema of ofOperation.values()) {
      if (names.has(schema)) continue;
      const named = namedSchema(schema);
      if (named !== undefined && models.has(named)) {
        names.set(schema, named);
        continue;
      }
      count += 1;
      let name = `${operation.name} request${count > 1 ? ` ${count}` : ''}`;
      while (models.has(name)) name += ' body';
      names.set(schema, name);
      add(name, schema);
    }
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
