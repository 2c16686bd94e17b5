import {
  type Contract,
  isJsonObject,
  type JsonObject,
  member,
  type Parameter,
  type Schema,
} from '../../model/index.js';
import { referencedSchema } from './referenced-schema.js';

/**
 * The export of the runtime's `parameter-styles` that writes the parameter; undefined when the default of its place does:
 * `simple` for scalars and arrays in path and header, exploded `form` in query and cookie.
 *
 * @see https://spec.openapis.org/oas/v3.0.4.html#style-values
 */
export function parameterStyle(parameter: Parameter, contract: Contract): string | undefined {
  const { style, explode } = parameter;
  if (parameter.content !== undefined) {
    const jsonStyles = {
      path: 'jsonSegment',
      query: 'jsonParameter',
      cookie: 'jsonParameter',
      header: 'headerJson',
    } as const;
    return jsonStyles[parameter.in];
  }
  const shape = shapeOf(parameter.schema, contract);
  switch (parameter.in) {
    case 'path':
      if (style === 'label') return explode ? 'labelExploded' : 'label';
      if (style === 'matrix') return explode ? 'matrixExploded' : 'matrix';
      return shape !== 'object' ? undefined : explode ? 'simpleExploded' : 'simple';
    case 'header':
      return shape !== 'object' ? undefined : explode ? 'headerExploded' : 'headerObject';
    case 'query':
    case 'cookie':
      if (style === 'deepObject') return 'deepObject';
      if (parameter.allowReserved) return 'formReserved';
      if (explode || shape === 'scalar') return undefined;
      if (style === 'spaceDelimited' || style === 'pipeDelimited' || style === 'tabDelimited') return style;
      return 'formList';
    default:
      return parameter.in satisfies never;
  }
}

/** What values of the schema are, as far as styles care. */
function shapeOf(schema: Schema | undefined, contract: Contract): 'scalar' | 'array' | 'object' {
  const value = schema === undefined ? undefined : referencedSchema(schema.value, contract);
  if (!isJsonObject(value)) return 'scalar';
  const types = typesOf(value);
  if (types.includes('object') || Object.hasOwn(value, 'properties')) return 'object';
  if (types.includes('array') || Object.hasOwn(value, 'items')) return 'array';
  if (types.length > 0) return 'scalar';
  return ['allOf', 'oneOf', 'anyOf'].some((keyword) => Object.hasOwn(value, keyword)) ? 'object' : 'scalar';
}

function typesOf(value: JsonObject): readonly unknown[] {
  const type = member(value, 'type');
  return Array.isArray(type) ? type : type === undefined ? [] : [type];
}
