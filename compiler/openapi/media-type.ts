import type { DocumentNode } from '../document/index.js';
import {
  booleanOf,
  itemsOf,
  mapOf,
  memberOf,
  membersOf,
  rawMemberOf,
  rawMembersOf,
  stringOf,
} from '../extensions/index.js';
import type { Encoding, JsonValue, MediaType } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import { readStyle } from './parameter-style.js';

/**
 * Reads a `content` map: the Media Type Objects in the order of the document.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#media-type-object
 */
export function readContent(node: DocumentNode, context: OpenApiContext): readonly MediaType[] {
  // A media type without anything, `application/json:` in YAML, still says that there is a body of that type.
  return rawMembersOf(node, context).map(([mediaType, member]) => readMediaType(mediaType, member, context));
}

export function readMediaType(mediaType: string, node: DocumentNode, context: OpenApiContext): MediaType {
  const schema = rawMemberOf(node, 'schema');
  const encoding = memberOf(node, 'encoding', context);
  return {
    mediaType,
    ...(schema === undefined ? {} : { schema: context.readSchema(schema) }),
    encoding:
      encoding === undefined
        ? new Map()
        : mapOf(encoding, 'encoding', context, (member) => readEncoding(member, context)),
    examples: readExamples(node, context),
    at: node.at,
  };
}

function readEncoding(node: DocumentNode, context: OpenApiContext): Encoding {
  const typeNode = memberOf(node, 'contentType', context);
  const contentType = typeNode && stringOf(typeNode, 'contentType', context);
  const style = readStyle(node, context);
  const explodeNode = memberOf(node, 'explode', context);
  const explode = explodeNode && booleanOf(explodeNode, 'explode', context);
  const reservedNode = memberOf(node, 'allowReserved', context);
  const allowReserved = reservedNode && booleanOf(reservedNode, 'allowReserved', context);
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(style === undefined ? {} : { style }),
    ...(explode === undefined ? {} : { explode }),
    ...(allowReserved === undefined ? {} : { allowReserved }),
  };
}

/** The values of `example` and of the Example Objects in `examples`. */
function readExamples(node: DocumentNode, context: OpenApiContext): readonly JsonValue[] {
  const values: JsonValue[] = [];
  const example = rawMemberOf(node, 'example');
  if (example !== undefined) values.push(example.value);
  const examples = memberOf(node, 'examples', context);
  if (examples === undefined) return values;
  const members = Array.isArray(examples.value)
    ? itemsOf(examples, context)
    : membersOf(examples, context).map(([, member]) => member);
  for (const member of members) {
    const value = rawMemberOf(member, 'value');
    if (value !== undefined) values.push(value.value);
  }
  return values;
}
