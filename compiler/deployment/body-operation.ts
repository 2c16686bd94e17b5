import { diagnostic } from '../diagnostics/index.js';
import {
  isJsonObject,
  type MediaType,
  type Method,
  member,
  type Parameter,
  type ResponseObject,
  type Value,
} from '../model/index.js';
import type { BodyContext } from './body-context.js';
import { bodyIntegration } from './body-integration.js';
import { bodySecurity } from './body-security.js';
import { modelSchema } from './model-schema.js';
import { record, recordIfAny } from './record.js';
import type { Credentials } from './roles.js';

/** The operation of a method: what API Gateway reads of it, and its documentation. */
export function bodyOperation(method: Method, credentials: Credentials, context: BodyContext): Value {
  const { operation, integration } = method;
  const { requestBody } = operation;
  return record([
    ['operationId', operation.operationId],
    ['summary', operation.summary],
    ['description', operation.description],
    ['tags', operation.tags.length === 0 ? undefined : operation.tags],
    ['parameters', parameters(method)],
    [
      'requestBody',
      requestBody === undefined
        ? undefined
        : record([
            ['description', requestBody.description],
            // A request body without content is no OpenAPI; API Gateway has no use for it either.
            ['content', content(requestBody.content, context)],
            ['required', requestBody.required ? true : undefined],
          ]),
    ],
    ['responses', responses(operation.responses, context)],
    ...Object.entries(bodySecurity(method, context)),
    ['x-amazon-apigateway-request-validator', method.requestValidator],
    [
      'x-amazon-apigateway-integration',
      integration === undefined ? undefined : bodyIntegration(integration, credentials(integration)),
    ],
  ]);
}

/** Of a parameter API Gateway reads its name, its place, whether it is required, and its type; cookies it does not know. */
function parameters(method: Method): Value | undefined {
  const known = method.operation.parameters.filter((parameter) => parameter.in !== 'cookie');
  const added = addedHeaders(method, known);
  if (known.length + added.length === 0) return undefined;
  return [
    ...known.map((parameter) =>
      record([
        ['name', parameter.name],
        ['in', parameter.in],
        ['description', parameter.description],
        ['required', parameter.required ? true : undefined],
        ['schema', { type: parameterType(parameter) }],
      ]),
    ),
    ...added.map((name) =>
      record([
        ['name', name],
        ['in', 'header'],
        ['schema', { type: 'string' }],
      ]),
    ),
  ];
}

/** Headers that the method has as parameters and the contract has not: what a cache tells answers apart by. */
function addedHeaders({ requestParameters }: Method, known: readonly Parameter[]): readonly string[] {
  const names = new Set(known.flatMap((parameter) => (parameter.in === 'header' ? [parameter.name] : [])));
  const prefix = 'method.request.header.';
  return [...requestParameters.keys()]
    .filter((key) => key.startsWith(prefix) && !names.has(key.slice(prefix.length)))
    .map((key) => key.slice(prefix.length));
}

function parameterType(parameter: Parameter): string {
  const schema = parameter.schema?.value;
  const type = isJsonObject(schema) ? member(schema, 'type') : undefined;
  return typeof type === 'string' && scalarTypes.has(type) ? type : 'string';
}

const scalarTypes: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean']);

function content(list: readonly MediaType[], context: BodyContext): Value {
  return record(list.map((media) => [media.mediaType, mediaType(media, context)]));
}

function mediaType(media: MediaType, context: BodyContext): Value {
  return record([['schema', media.schema === undefined ? undefined : modelSchema(media.schema, context)]]);
}

/** Only three-digit statuses: a method response has no range and no default. */
function responses(list: readonly ResponseObject[], context: BodyContext): Value {
  return record(
    list
      .filter((response) => /^[1-5]\d\d$/.test(response.status))
      .map((response) => [
        response.status,
        record([
          ['description', response.description],
          ['headers', recordIfAny(response.headers.map((header) => [header.name, headerObject(header.description)]))],
          ['content', responseContent(response, context)],
        ]),
      ]),
  );
}

const headerObject = (description: string | undefined): Value =>
  record([
    ['description', description],
    ['schema', { type: 'string' }],
  ]);

function responseContent(response: ResponseObject, context: BodyContext): Value | undefined {
  if (response.content.length === 0) return undefined;
  return record(
    response.content.map((media) => {
      const type = inlineType(media);
      if (type === undefined) return [media.mediaType, mediaType(media, context)];
      context.report(
        diagnostic(
          'inline-primitive-left-out',
          { type, status: response.status, mediaType: media.mediaType },
          media.at,
        ),
      );
      return [media.mediaType, {}];
    }),
  );
}

/**
 * The type of a schema that is written inline and is no object and no list: API Gateway refuses such a method response.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
function inlineType(media: MediaType): string | undefined {
  const schema = media.schema?.value;
  const type = isJsonObject(schema) ? member(schema, 'type') : undefined;
  return typeof type === 'string' && scalarTypes.has(type) ? type : undefined;
}
