import { childLocation, diagnostic, type Location } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { booleanOf, memberOf, rawMemberOf, stringOf, stringsOf } from '../extensions/index.js';
import type { Encoding, JsonValue, MediaType, RequestBody, Schema } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import { readContent } from './media-type.js';
import type { ParameterList } from './parameter.js';
import { collectionStyle } from './parameter-style.js';
import { swaggerSchema } from './swagger-schema.js';

/**
 * Reads the Request Body Object of an operation; of Swagger 2.0 its body and form parameters, in the media types of
 * `consumes`.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#request-body-object
 */
export function readRequestBody(
  operation: DocumentNode,
  parameters: Pick<ParameterList, 'body' | 'formData'>,
  context: OpenApiContext,
): RequestBody | undefined {
  const node = context.isSwagger ? undefined : memberOf(operation, 'requestBody', context);
  if (node !== undefined) {
    const content = memberOf(node, 'content', context);
    return {
      ...common(node, context),
      content: content === undefined ? [] : readContent(content, context),
      at: node.at,
    };
  }
  const [body] = parameters.body;
  const [form] = parameters.formData;
  if (body === undefined && form === undefined) return undefined;
  const at = (body ?? form ?? operation).at;
  if (!context.isSwagger) {
    context.report(diagnostic('member-version', { name: 'A body parameter', version: '2.0' }, at));
  }
  if (parameters.body.length > 1) context.report(diagnostic('body-parameters', {}, parameters.body[1]?.at ?? at));
  return body === undefined
    ? formBody(operation, parameters.formData, at, context)
    : plainBody(operation, body, context);
}

function common(node: DocumentNode, context: OpenApiContext): Pick<RequestBody, 'description' | 'required'> {
  const descriptionNode = memberOf(node, 'description', context);
  const description = descriptionNode && stringOf(descriptionNode, 'description', context);
  const required = memberOf(node, 'required', context);
  return {
    ...(description === undefined ? {} : { description }),
    required: required !== undefined && booleanOf(required, 'required', context) === true,
  };
}

function consumesOf(operation: DocumentNode, context: OpenApiContext): readonly string[] {
  const own = memberOf(operation, 'consumes', context);
  return own === undefined ? context.consumes : stringsOf(own, 'consumes', context);
}

function plainBody(operation: DocumentNode, node: DocumentNode, context: OpenApiContext): RequestBody {
  const written = rawMemberOf(node, 'schema');
  const schema = written === undefined ? swaggerSchema(node, context) : context.readSchema(written);
  const consumes = consumesOf(operation, context);
  const content = (consumes.length === 0 ? ['application/json'] : consumes).map(
    (mediaType): MediaType => ({
      mediaType,
      ...(schema === undefined ? {} : { schema }),
      encoding: new Map(),
      examples: [],
      at: node.at,
    }),
  );
  return { ...common(node, context), content, at: node.at };
}

/** Form fields become the properties of one schema, as OpenAPI 3 writes them. */
function formBody(
  operation: DocumentNode,
  fields: readonly DocumentNode[],
  at: Location,
  context: OpenApiContext,
): RequestBody {
  const properties = new Map<string, JsonValue>();
  const encoding = new Map<string, Encoding>();
  const required: string[] = [];
  let hasFile = false;
  for (const field of fields) {
    const nameNode = memberOf(field, 'name', context);
    const name = nameNode && stringOf(nameNode, 'name', context);
    if (name === undefined) {
      context.report(diagnostic('parameter-unreadable', {}, field.at));
      continue;
    }
    const typeNode = memberOf(field, 'type', context);
    hasFile ||= typeNode?.value === 'file';
    const schema: Schema | undefined = swaggerSchema(field, context);
    properties.set(name, schema?.value ?? {});
    if (common(field, context).required) required.push(name);
    const formatNode = memberOf(field, 'collectionFormat', context);
    if (typeNode?.value === 'array') {
      encoding.set(name, collectionStyle(formatNode && stringOf(formatNode, 'collectionFormat', context), 'query'));
    }
  }
  const schema: Schema = {
    value: {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length === 0 ? {} : { required }),
    },
    at: childLocation(operation.at, 'parameters'),
  };
  const forms = consumesOf(operation, context).filter((type) => /form/i.test(type));
  const fallback = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  return {
    required: required.length > 0,
    content: (forms.length === 0 ? [fallback] : forms).map((mediaType) => ({
      mediaType,
      schema,
      encoding,
      examples: [],
      at,
    })),
    at,
  };
}
