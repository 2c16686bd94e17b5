import { diagnostic, type Location, type Report } from '../../diagnostics/index.js';
import { isJsonObject, type JsonObject, type JsonValue, member } from '../../model/index.js';
import { given } from '../given.js';

/**
 * The Body in the form of Swagger 2.0, which API Gateway imports as well. It knows one schema for all media types of a
 * request or a response, and fewer keywords of schemas: where that loses something, a diagnostic says so.
 *
 * @param body an OpenAPI 3.0.1 document as the deployment holds it, with its intrinsics in their long form
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 */
export function swagger(body: JsonObject, at: Location, report: Report): JsonObject {
  const context: Context = { report, at, keywords: new Set() };
  const { openapi: _, info = {}, servers, paths, components, ...rest } = body;
  const parts = components === undefined ? {} : object(components);
  const server = Array.isArray(servers) ? object(servers[0] ?? {}) : {};
  const basePath = member(object(member(object(member(server, 'variables') ?? {}), 'basePath') ?? {}), 'default');
  const made = given({
    swagger: '2.0',
    info,
    basePath: typeof basePath === 'string' ? basePath : undefined,
    paths: mapped(paths, (item) => mapped(item, (operation) => swaggerOperation(object(operation), context)) ?? {}),
    securityDefinitions: member(parts, 'securitySchemes'),
    definitions: mapped(member(parts, 'schemas'), (schema) => swaggerSchema(schema, context)),
    'x-amazon-apigateway-endpoint-configuration': member(server, 'x-amazon-apigateway-endpoint-configuration'),
    ...rest,
  });
  if (context.keywords.size > 0) {
    const keywords = [...context.keywords].sort().join(', ');
    report(diagnostic('keyword-not-in-swagger', { keywords }, at));
  }
  return made;
}

interface Context {
  readonly report: Report;
  readonly at: Location;
  /** Keywords of schemas that Swagger 2.0 does not have. */
  readonly keywords: Set<string>;
}

function swaggerOperation(operation: JsonObject, context: Context): JsonObject {
  const { parameters, requestBody, responses, ...rest } = operation;
  const consumed = content(requestBody);
  const produced = new Set<string>();
  const made = mapped(responses, (response) => {
    const { content: media, headers, ...others } = object(response);
    for (const type of Object.keys(object(media ?? {}))) produced.add(type);
    return given({
      ...others,
      headers: mapped(headers, (header) => flattened(object(header))),
      schema: oneSchema(object(media ?? {}), context),
    });
  });
  const list = Array.isArray(parameters) ? parameters.map((parameter) => flattened(object(parameter))) : [];
  if (requestBody !== undefined) list.push(bodyParameter(object(requestBody), consumed, context));
  // The order of AWS's own exports: what is read and written comes first, extensions last.
  const entries = Object.entries(rest);
  return given({
    ...Object.fromEntries(entries.filter(([key]) => !key.startsWith('x-') && key !== 'security')),
    consumes: Object.keys(consumed).length === 0 ? undefined : Object.keys(consumed),
    produces: produced.size === 0 ? undefined : [...produced],
    parameters: list.length === 0 ? undefined : list,
    responses: made,
    ...Object.fromEntries(entries.filter(([key]) => key.startsWith('x-') || key === 'security')),
  });
}

/** Its name is that of the model, as in AWS's exports; API Gateway does not read it. */
function bodyParameter(requestBody: JsonObject, media: JsonObject, context: Context): JsonObject {
  const schema = oneSchema(media, context) ?? {};
  const reference = member(object(schema), '$ref');
  const name = typeof reference === 'string' ? reference.slice(reference.lastIndexOf('/') + 1) : 'body';
  return given({
    in: 'body',
    name,
    description: member(requestBody, 'description'),
    required: member(requestBody, 'required'),
    schema,
  });
}

/** The schema of all media types; undefined when none has one. */
function oneSchema(media: JsonObject, context: Context): JsonValue | undefined {
  const schemas = Object.values(media).map((type) => member(object(type), 'schema'));
  const [first] = schemas;
  const wanted = schemas.find((schema) => schema !== undefined);
  const different = Object.keys(media).filter((_, index) => JSON.stringify(schemas[index]) !== JSON.stringify(first));
  if (different.length > 0) {
    const mediaTypes = different.join(', ');
    context.report(diagnostic('schema-not-in-swagger', { mediaTypes }, context.at));
  }
  return wanted === undefined ? undefined : swaggerSchema(wanted, context);
}

/** Keywords of draft 4 that models may have and Swagger 2.0 does not. */
const unknown: ReadonlySet<string> = new Set([
  'oneOf',
  'anyOf',
  'not',
  'nullable',
  'patternProperties',
  'dependencies',
]);

/** Members that hold schemas by name: their keys are no keywords. */
const byName: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions', 'dependencies']);
/** Members that hold values, in which nothing is a keyword. */
const opaque: ReadonlySet<string> = new Set(['enum', 'default', 'example', 'examples', 'const']);

function swaggerSchema(value: JsonValue, context: Context): JsonValue {
  if (Array.isArray(value)) return value.map((element: JsonValue) => swaggerSchema(element, context));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, JsonValue] => {
      if (unknown.has(key)) context.keywords.add(key);
      if (key === '$ref' && typeof inner === 'string') {
        return [key, inner.replace(/^#\/components\/schemas\//, '#/definitions/')];
      }
      if (opaque.has(key)) return [key, inner];
      if (byName.has(key)) return [key, mapped(inner, (schema) => swaggerSchema(schema, context)) ?? inner];
      return [key, swaggerSchema(inner, context)];
    }),
  );
}

/** A parameter or header: what its schema says stands in itself. */
function flattened({ schema, ...rest }: JsonObject): JsonObject {
  return { ...rest, ...object(schema ?? { type: 'string' }) };
}

const content = (requestBody: JsonValue | undefined): JsonObject =>
  object(member(object(requestBody ?? {}), 'content') ?? {});

function mapped(value: JsonValue | undefined, change: (member: JsonValue) => JsonValue): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}

const object = (value: JsonValue): JsonObject => (isJsonObject(value) ? value : {});
