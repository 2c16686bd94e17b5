import type { ParameterLocation } from '../../runtime/validation/request-values.js';
import type { HttpApi, Method, Operation, RestApi, Schema } from '../model/index.js';

/** A required parameter: where it stands, and its name. */
export type RequiredParameter = readonly [location: ParameterLocation, name: string];

/** What the validator of an operation looks at. */
export interface OperationRequirements {
  readonly operation: Operation;
  /** The required parameters, in the order of AWS's keys `method.request.…`. */
  readonly parameters: readonly RequiredParameter[];
  /** Media type to schema. */
  readonly models: ReadonlyMap<string, Schema>;
}

/**
 * What each operation demands. Of a REST API it is what its request validator looks at: nothing without one. HTTP APIs
 * validate nothing themselves; there it is what the contract demands, for the integration to check.
 */
export function operationRequirements(api: RestApi | HttpApi): readonly OperationRequirements[] {
  if (api.protocol === 'HTTP') return api.contract.operations.map(ofContract);
  // The preflights that `x-gatewright-cors` makes are methods, but no operations of the contract.
  const declared = new Set(api.contract.operations);
  return api.resources.flatMap(({ methods }) =>
    methods.filter(({ operation }) => declared.has(operation)).map((method) => ofMethod(api, method)),
  );
}

function ofMethod(api: RestApi, method: Method): OperationRequirements {
  const validator =
    method.requestValidator === undefined ? undefined : api.requestValidators.get(method.requestValidator);
  const parameters: RequiredParameter[] = [];
  for (const [key, required] of [...method.requestParameters].sort(byKey)) {
    const [, location, name] = /^method\.request\.(header|path|querystring)\.(.*)$/s.exec(key) ?? [];
    if (required && isLocation(location) && name !== undefined) parameters.push([location, name]);
  }
  return {
    operation: method.operation,
    parameters: validator?.validateRequestParameters === true ? parameters : [],
    models: validator?.validateRequestBody === true ? method.requestModels : new Map(),
  };
}

function ofContract(operation: Operation): OperationRequirements {
  const parameters: RequiredParameter[] = [];
  for (const parameter of operation.parameters) {
    if (!parameter.required || parameter.in === 'cookie') continue;
    parameters.push([parameter.in === 'query' ? 'querystring' : parameter.in, parameter.name]);
  }
  const models = new Map<string, Schema>();
  for (const { mediaType, schema } of operation.requestBody?.content ?? []) {
    // Only JSON bodies can be looked into.
    if (schema !== undefined && /[/+]json\b/i.test(mediaType)) models.set(mediaType, schema);
  }
  return { operation, parameters: parameters.sort((a, b) => byKey([a.join('.')], [b.join('.')])), models };
}

function isLocation(text: string | undefined): text is ParameterLocation {
  return text === 'header' || text === 'path' || text === 'querystring';
}

function byKey([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
