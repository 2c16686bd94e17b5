import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { booleanOf, mapOf, memberOf, membersOf, rawMemberOf, stringOf } from '../extensions/index.js';
import type { ResponseHeader, Schema } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import { swaggerSchema } from './swagger-schema.js';

/**
 * Reads the headers of a response, in the order of the document.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#header-object
 */
export function readHeaders(node: DocumentNode, context: OpenApiContext): readonly ResponseHeader[] {
  return [...mapOf(node, 'headers', context, (member, name) => readHeader(name, member, context)).values()];
}

function readHeader(name: string, node: DocumentNode, context: OpenApiContext): ResponseHeader {
  const descriptionNode = memberOf(node, 'description', context);
  const description = descriptionNode && stringOf(descriptionNode, 'description', context);
  const required = memberOf(node, 'required', context);
  const schema = headerSchema(node, context);
  return {
    name,
    ...(description === undefined ? {} : { description }),
    required: required !== undefined && booleanOf(required, 'required', context) === true,
    ...(schema === undefined ? {} : { schema }),
  };
}

function headerSchema(node: DocumentNode, context: OpenApiContext): Schema | undefined {
  const written = rawMemberOf(node, 'schema');
  if (written !== undefined) return context.readSchema(written);
  const spelledOut = swaggerSchema(node, context);
  if (spelledOut !== undefined) {
    if (!context.isSwagger) {
      const name = 'A type without schema';
      context.report(diagnostic('member-version', { name, version: '2.0' }, node.at));
    }
    return spelledOut;
  }
  const content = memberOf(node, 'content', context);
  const [first] = content === undefined ? [] : membersOf(content, context);
  const schema = first && rawMemberOf(first[1], 'schema');
  return schema && context.readSchema(schema);
}
