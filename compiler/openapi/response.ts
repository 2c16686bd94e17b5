import { diagnostic, keyLocation } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import {
  checkExtensions,
  isObjectNode,
  memberOf,
  membersOrEmptyOf,
  rawMemberOf,
  stringOf,
  stringsOf,
} from '../extensions/index.js';
import { isJsonObject, type MediaType, member as memberValue, type ResponseObject } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import { readHeaders } from './header.js';
import { readContent } from './media-type.js';

/**
 * Reads the Responses Object of an operation, in the order of the document.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#responses-object
 */
export function readResponses(
  operation: DocumentNode,
  owner: { readonly method: string; readonly path: string },
  context: OpenApiContext,
): readonly ResponseObject[] {
  const node = memberOf(operation, 'responses', context);
  if (node === undefined) {
    context.report(diagnostic('responses-missing', owner, operation.at));
    return [];
  }
  if (!isObjectNode(node, 'responses', context)) return [];
  const responses: ResponseObject[] = [];
  for (const [key, member] of membersOrEmptyOf(node, context)) {
    if (key.startsWith('x-')) continue;
    const status = key === 'default' ? key : key.toUpperCase();
    if (status !== 'default' && !/^[1-5](\d\d|XX)$/.test(status)) {
      context.report(diagnostic('response-status', { ...owner, status: key }, keyLocation(member.at)));
      continue;
    }
    // Swagger 2.0's responses take their media types from the operation, so that they are no one's but its own.
    const known = context.isSwagger ? undefined : context.shared.responses.get(member);
    const response = known ?? readResponse(member, operation, context);
    context.shared.responses.set(member, response);
    responses.push({ status, ...response });
  }
  return responses;
}

function readResponse(
  node: DocumentNode,
  operation: DocumentNode,
  context: OpenApiContext,
): Omit<ResponseObject, 'status'> {
  checkExtensions(node, 'response', context);
  const descriptionNode = memberOf(node, 'description', context);
  const headers = memberOf(node, 'headers', context);
  return {
    description: (descriptionNode && stringOf(descriptionNode, 'description', context)) ?? '',
    headers: headers === undefined ? [] : readHeaders(headers, context),
    content: responseContent(node, operation, context),
    at: node.at,
  };
}

/** OpenAPI 3's `content`; of Swagger 2.0 the schema in the media types of `produces`. */
function responseContent(node: DocumentNode, operation: DocumentNode, context: OpenApiContext): readonly MediaType[] {
  const content = memberOf(node, 'content', context);
  if (content !== undefined) return readContent(content, context);
  const written = rawMemberOf(node, 'schema');
  if (written === undefined) return [];
  if (!context.isSwagger) {
    const name = 'A schema without content';
    context.report(diagnostic('member-version', { name, version: '2.0' }, written.at));
  }
  const own = memberOf(operation, 'produces', context);
  const produces = own === undefined ? context.produces : stringsOf(own, 'produces', context);
  const schema = context.readSchema(written);
  const examples = memberOf(node, 'examples', context);
  return (produces.length === 0 ? ['application/json'] : produces).map((mediaType) => {
    const example =
      examples !== undefined && isJsonObject(examples.value) ? memberValue(examples.value, mediaType) : undefined;
    return {
      mediaType,
      schema,
      encoding: new Map(),
      examples: example === undefined ? [] : [example],
      at: written.at,
    };
  });
}
