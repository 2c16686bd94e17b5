import type { HttpApi, Operation, ResponseObject, RestApi, Schema } from '../../model/index.js';
import { identifier } from './identifier.js';
import type { Direction } from './schema-variants.js';

/** A schema that an operation uses, and what its type is called when it needs a declaration of its own. */
export interface SchemaRoot {
  readonly schema: Schema;
  readonly direction: Direction;
  readonly wantedName: string;
}

/** The schemas of an API that are no named ones themselves: of parameters, bodies, responses and authorizer contexts, in the order of the document. */
export function schemaRoots(api: RestApi | HttpApi): SchemaRoot[] {
  const roots: SchemaRoot[] = [];
  const add = (schema: Schema | undefined, direction: Direction, wantedName: string): void => {
    if (schema !== undefined) roots.push({ schema, direction, wantedName: sharedName(schema) ?? wantedName });
  };
  for (const operation of api.contract.operations) {
    const prefix = identifier(operation.name, 'pascal');
    for (const parameter of operation.parameters) {
      const name = `${prefix}${identifier(parameter.name, 'pascal')}`;
      add(parameter.schema, 'write', name);
      add(parameter.content?.schema, 'write', name);
    }
    for (const content of operation.requestBody?.content ?? []) add(content.schema, 'write', `${prefix}Body`);
    for (const response of operation.responses) {
      const name = `${prefix}${responseSuffix(operation, response)}`;
      for (const content of response.content) add(content.schema, 'read', name);
      for (const header of response.headers) add(header.schema, 'read', `${name}${identifier(header.name, 'pascal')}`);
    }
  }
  for (const [authorizer, schema] of api.authorizerContexts) {
    add(schema, 'read', `${identifier(authorizer, 'pascal')}Context`);
  }
  return roots;
}

/** `Reply` for the only success, else `Reply` and the status. */
function responseSuffix(operation: Operation, response: ResponseObject): string {
  const successes = operation.responses.filter(({ status }) => status.startsWith('2'));
  const isOnly = successes.length === 1 && successes[0] === response;
  return isOnly ? 'Reply' : `Reply${identifier(response.status, 'pascal').replace(/^_/, '')}`;
}

/** The name of a schema that several operations share, because it stands in a component that is no schema. */
function sharedName(schema: Schema): string | undefined {
  const match = /^\/(?:components\/)?(responses|parameters|requestBodies|headers)\/([^/]+)\//.exec(schema.at.pointer);
  if (match === null) return undefined;
  const [, kind = '', key = ''] = match;
  const suffixes: Readonly<Record<string, string>> = {
    responses: 'Reply',
    parameters: 'Parameter',
    requestBodies: 'Body',
    headers: 'Header',
  };
  return `${identifier(key.replaceAll('~1', '/').replaceAll('~0', '~'), 'pascal')}${suffixes[kind] ?? ''}`;
}
