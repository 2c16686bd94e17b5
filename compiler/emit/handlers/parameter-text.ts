import {
  type Contract,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  type Parameter,
} from '../../model/index.js';
import { referencedName } from '../typescript/schema-reference.js';
import { stringLiteral } from '../typescript/string-literal.js';

/** How the texts of a value become what is declared: the type, and the expression of its parser. */
export interface ParserText {
  readonly type: string;
  /** `parse.list(parse.integer)`: the parsers of the runtime are qualified by `parse`. */
  readonly parser: string;
}

const textParser: ParserText = { type: 'string', parser: 'parse.text' };

/**
 * The parser of a parameter, by its schema and style.
 *
 * @param contentType The type of a parameter that is serialized as JSON.
 * @see https://spec.openapis.org/oas/v3.0.4.html#style-values
 */
export function parameterParser(contract: Contract, parameter: Parameter, contentType: string): ParserText {
  if (parameter.content !== undefined) {
    const isJson = /[/+]json\s*(;|$)/i.test(parameter.content.mediaType);
    return isJson ? { type: contentType, parser: `parse.jsonText<${contentType}>` } : textParser;
  }
  const parser = schemaParser(contract, parameter.schema?.value, (item) => listParser(parameter, item));
  if (parser === undefined) return styled(parameter, recordParser(parameter));
  return styled(parameter, parser);
}

/** The parser of a value that is not a parameter: a field of a form. */
export function fieldParser(contract: Contract, schema: JsonValue | undefined): ParserText {
  const ofList = (item: ParserText): ParserText => ({
    type: listType(item),
    parser: `parse.list(${item.parser})`,
  });
  return schemaParser(contract, schema, ofList) ?? textParser;
}

/** The schema behind its references, unless they go in a circle. */
export function resolved(contract: Contract, schema: JsonValue | undefined): JsonObject | undefined {
  const seen = new Set<string>();
  let current = isJsonObject(schema) ? schema : undefined;
  while (current !== undefined) {
    const only = soleMember(member(current, 'allOf'));
    const name = referencedName(current);
    if (name === undefined && only === undefined) return current;
    if (name !== undefined && seen.has(name)) return undefined;
    if (name !== undefined) seen.add(name);
    const next = name === undefined ? only : contract.schemas.get(name)?.value;
    current = isJsonObject(next) ? next : undefined;
  }
  return undefined;
}

/** Undefined for an object. */
function schemaParser(
  contract: Contract,
  schema: JsonValue | undefined,
  ofList: (item: ParserText) => ParserText,
): ParserText | undefined {
  const value = resolved(contract, schema);
  if (value === undefined) return textParser;
  const listed = enumParser(value);
  if (listed !== undefined) return listed;
  switch (typeName(value)) {
    case 'integer':
      return { type: 'number', parser: 'parse.integer' };
    case 'number':
      return { type: 'number', parser: 'parse.number' };
    case 'boolean':
      return { type: 'boolean', parser: 'parse.boolean' };
    case 'array': {
      const items = resolved(contract, member(value, 'items'));
      const isNested = items !== undefined && ['array', 'object'].includes(typeName(items) ?? '');
      return ofList((isNested ? undefined : schemaParser(contract, items, ofList)) ?? textParser);
    }
    case 'object':
      return undefined;
    default:
      return textParser;
  }
}

/** The type, `null` apart: OpenAPI 3.1 lists both. */
function typeName(schema: JsonObject): string | undefined {
  const type = member(schema, 'type');
  const names = (Array.isArray(type) ? type : [type]).filter((name) => name !== 'null');
  const [only] = names;
  return names.length === 1 && typeof only === 'string' ? only : undefined;
}

function enumParser(schema: JsonObject): ParserText | undefined {
  const constant = member(schema, 'const');
  const listed = constant === undefined ? member(schema, 'enum') : [constant];
  if (!Array.isArray(listed)) return undefined;
  const values = listed.filter((value) => value !== null && typeof value !== 'object');
  if (values.length === 0) return undefined;
  const literals = [
    ...new Set(values.map((value) => (typeof value === 'string' ? stringLiteral(value) : String(value)))),
  ];
  return { type: literals.join(' | '), parser: `parse.oneOf(${literals.join(', ')})` };
}

function listParser(parameter: Parameter, item: ParserText): ParserText {
  const type = listType(item);
  if (parameter.in === 'header') return { type, parser: `parse.headerList(${item.parser})` };
  const separator = separatorOf(parameter);
  const end = separator === undefined ? '' : `, ${stringLiteral(separator)}`;
  return { type, parser: `parse.list(${item.parser}${end})` };
}

function listType(item: ParserText): string {
  return item.type.includes(' ') ? `readonly (${item.type})[]` : `readonly ${item.type}[]`;
}

/** What stands between the items of a list; undefined where the parameter is repeated. */
function separatorOf({ style, explode, in: place }: Parameter): string | undefined {
  switch (style) {
    case 'spaceDelimited':
      return explode ? undefined : ' ';
    case 'pipeDelimited':
      return explode ? undefined : '|';
    case 'tabDelimited':
      return explode ? undefined : '\t';
    case 'form':
      return explode && place === 'query' ? undefined : ',';
    case 'label':
      return explode ? '.' : ',';
    case 'matrix':
      return explode ? undefined : ',';
    case 'simple':
    case 'deepObject':
      return ',';
    default:
      return style satisfies never;
  }
}

function recordParser({ explode, style }: Parameter): ParserText {
  return { type: 'ReadonlyMap<string, string>', parser: `parse.record(${explode && style !== 'form'})` };
}

function styled({ style, name }: Parameter, { type, parser }: ParserText): ParserText {
  if (style === 'label') return { type, parser: `parse.label(${parser})` };
  if (style === 'matrix') return { type, parser: `parse.matrix(${stringLiteral(name)}, ${parser})` };
  return { type, parser };
}

function soleMember(list: JsonValue | undefined): JsonValue | undefined {
  return Array.isArray(list) && list.length === 1 ? list[0] : undefined;
}
