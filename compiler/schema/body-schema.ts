import { jsonEqual } from '../../runtime/validation/json-equal.js';
import { childLocation, diagnostic, type Location, type Report } from '../diagnostics/index.js';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  type Schema,
  type SchemaDialect,
} from '../model/index.js';

/** Keywords of OpenAPI 3.0 whose values hold no schema: they go into the Body as they are. API Gateway ignores what it does not support. */
const plainKeywords: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'example',
  'format',
  'deprecated',
  'readOnly',
  'writeOnly',
  'nullable',
  'xml',
  'externalDocs',
  'multipleOf',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
]);

/** Keywords of OpenAPI 3.1 that say nothing about validity, or that nothing can refer to any more: left out without a word. */
const silentKeywords: ReadonlySet<string> = new Set([
  '$anchor',
  '$comment',
  '$defs',
  '$dynamicAnchor',
  '$id',
  '$schema',
  '$vocabulary',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'definitions',
  'id',
]);

/** Keywords that only describe: beside a `$ref` they are left out without changing what is valid. */
const annotationKeywords: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'xml',
  'externalDocs',
  'discriminator',
  ...silentKeywords,
]);

/**
 * A schema of any OpenAPI version as it goes into the Body: the dialect of OpenAPI 3.0, without what API Gateway
 * refuses. What cannot be said in that dialect is reported, never silently lost.
 *
 * `$ref`s stay as they are, `#/components/schemas/{name}`. Members whose value is null are left out.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html#api-gateway-known-issues-rest-apis
 * @see https://spec.openapis.org/oas/v3.0.3#schema-object
 */
export function bodySchema(schema: Schema, dialect: SchemaDialect, report: Report): JsonObject {
  const lowering: Lowering = { dialect, report };
  return lower(schema.value, schema.at, lowering);
}

interface Lowering {
  readonly dialect: SchemaDialect;
  readonly report: Report;
}

/** What is being put together: members in the order of the document, and conjuncts that need an `allOf`. */
interface Parts {
  readonly members: [string, JsonValue][];
  readonly conjuncts: JsonObject[];
}

function lower(value: JsonValue, at: Location, lowering: Lowering): JsonObject {
  // A boolean schema: draft 4 has none, `{}` and `{ not: {} }` mean the same.
  if (value === false) return { not: {} };
  if (!isJsonObject(value)) {
    if (value !== true) lowering.report(diagnostic('schema-not-an-object', {}, at));
    return {};
  }
  const reference = member(value, '$ref');
  if (typeof reference === 'string') return lowerReference(value, reference, at, lowering);
  return lowerMembers(Object.entries(value), value, at, lowering);
}

function lowerReference(schema: JsonObject, reference: string, at: Location, lowering: Lowering): JsonObject {
  // Only OpenAPI 3.1 gives a meaning to what stands beside a $ref; API Gateway, like draft 4, ignores it.
  if (lowering.dialect !== 'openapi-3.1') return { $ref: reference };
  const beside = Object.entries(schema).filter(
    ([key, value]) => key !== '$ref' && value !== null && !annotationKeywords.has(key) && !key.startsWith('x-'),
  );
  if (beside.length === 0) return { $ref: reference };
  return { allOf: [{ $ref: reference }, lowerMembers(beside, schema, at, lowering)] };
}

function lowerMembers(
  entries: readonly (readonly [string, JsonValue])[],
  schema: JsonObject,
  at: Location,
  lowering: Lowering,
): JsonObject {
  const parts: Parts = { members: [], conjuncts: [] };
  for (const [key, value] of entries) {
    if (value === null && key !== 'default' && key !== 'const' && key !== 'example') continue;
    lowerMember(key, value, schema, childLocation(at, key), parts, lowering);
  }
  return assemble(parts);
}

/** Joins members and conjuncts; a keyword that came twice moves into an `allOf` of its own. */
function assemble({ members, conjuncts }: Parts): JsonObject {
  const kept = new Map<string, JsonValue>();
  const more = [...conjuncts];
  for (const [key, value] of members) {
    if (!kept.has(key)) kept.set(key, value);
    else if (key === 'anyOf') more.push({ anyOf: value });
  }
  const first = kept.get('allOf');
  if (more.length > 0) kept.set('allOf', [...(Array.isArray(first) ? first : []), ...more]);
  // fromEntries defines own members, so that a key such as __proto__ stays a key.
  return Object.fromEntries(kept);
}

function lowerMember(
  key: string,
  value: JsonValue,
  schema: JsonObject,
  at: Location,
  { members, conjuncts }: Parts,
  lowering: Lowering,
): void {
  const { report } = lowering;
  const put = (name: string, lowered: JsonValue): void => {
    members.push([name, lowered]);
  };
  const lost = (): void => report(diagnostic('schema-keyword-lost', { keyword: key }, at));
  switch (key) {
    case 'type':
      lowerType(value, at, put, report);
      return;
    case 'const':
      put('enum', [value]);
      return;
    case 'enum':
      // API Gateway refuses a model whose enum holds equal values.
      if (!Object.hasOwn(schema, 'const')) put('enum', Array.isArray(value) ? distinct(value) : value);
      return;
    case 'required': {
      if (!Array.isArray(value)) {
        report(diagnostic('schema-required-not-a-list', {}, at));
        return;
      }
      // API Gateway refuses an empty list, and one with equal names.
      if (value.length > 0) put('required', distinct(value));
      return;
    }
    case 'minimum':
    case 'maximum': {
      const exclusive = member(schema, key === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum');
      if (typeof exclusive !== 'number' || typeof value !== 'number') put(key, value);
      // Beside a numeric exclusive bound only the stricter of the two is needed.
      else if (key === 'minimum' ? value > exclusive : value < exclusive) put(key, value);
      return;
    }
    case 'exclusiveMinimum':
    case 'exclusiveMaximum': {
      const bound = key === 'exclusiveMinimum' ? 'minimum' : 'maximum';
      if (typeof value === 'boolean') {
        // Draft 4 wants the bound beside it; `false` and a lone flag say nothing.
        if (!value || !Object.hasOwn(schema, bound)) return;
        put(key, true);
        if (key === 'exclusiveMinimum') reportDropped(key, at, report);
        return;
      }
      const inclusive = member(schema, bound);
      if (typeof value !== 'number') return;
      if (typeof inclusive === 'number' && (bound === 'minimum' ? inclusive > value : inclusive < value)) return;
      put(bound, value);
      put(key, true);
      if (key === 'exclusiveMinimum') reportDropped(key, at, report);
      return;
    }
    case 'properties': {
      const properties: [string, JsonObject][] = [];
      if (isJsonObject(value)) {
        for (const [name, property] of Object.entries(value)) {
          if (property !== null) properties.push([name, lower(property, childLocation(at, name), lowering)]);
        }
      }
      put('properties', Object.fromEntries(properties));
      return;
    }
    case 'additionalProperties':
      put(key, typeof value === 'boolean' ? value : lower(value, at, lowering));
      return;
    case 'items': {
      if (Array.isArray(value)) {
        lost();
        put('items', {});
      } else if (!Object.hasOwn(schema, 'prefixItems')) put('items', lower(value, at, lowering));
      return;
    }
    case 'prefixItems':
      lost();
      put('items', {});
      return;
    case 'not':
      put('not', lower(value, at, lowering));
      return;
    case 'allOf':
    case 'anyOf':
    case 'oneOf': {
      const branches = Array.isArray(value) ? value.filter((branch) => branch !== null) : [];
      if (branches.length === 0) return;
      put(
        key,
        branches.map((branch, index) => lower(branch, childLocation(at, index), lowering)),
      );
      return;
    }
    case 'if': {
      const condition = lower(value, at, lowering);
      const branch = (name: 'then' | 'else'): JsonObject | undefined => {
        const written = member(schema, name);
        return written === undefined || written === null
          ? undefined
          : lower(written, { ...at, pointer: at.pointer.replace(/if$/, name) }, lowering);
      };
      const then = branch('then');
      const otherwise = branch('else');
      if (then !== undefined) conjuncts.push({ anyOf: [{ not: condition }, then] });
      if (otherwise !== undefined) conjuncts.push({ anyOf: [condition, otherwise] });
      return;
    }
    case 'then':
    case 'else':
      // Said by `if`; alone they mean nothing.
      return;
    case 'dependentRequired':
      if (!isJsonObject(value)) return;
      for (const [name, names] of Object.entries(value)) {
        if (!Array.isArray(names) || names.length === 0) continue;
        conjuncts.push({ anyOf: [{ not: { required: [name] } }, { required: distinct(names) }] });
      }
      return;
    case 'dependentSchemas':
      if (!isJsonObject(value)) return;
      for (const [name, dependent] of Object.entries(value)) {
        conjuncts.push({
          anyOf: [{ not: { required: [name] } }, lower(dependent, childLocation(at, name), lowering)],
        });
      }
      return;
    case 'examples': {
      const [first] = Array.isArray(value) ? value : [];
      if (first !== undefined && !Object.hasOwn(schema, 'example')) put('example', first);
      return;
    }
    case 'discriminator':
      put(key, typeof value === 'string' ? { propertyName: value } : value);
      return;
    case 'nullable':
      put(key, value);
      if (value === true) report(diagnostic('schema-null-refused', { written: '"nullable"' }, at));
      return;
    case 'minProperties':
    case 'maxProperties':
      put(key, value);
      reportDropped(key, at, report);
      return;
    default:
      if (plainKeywords.has(key) || key.startsWith('x-')) {
        put(key, value);
        return;
      }
      if (!silentKeywords.has(key)) lost();
  }
}

/** Says of a keyword that `importedModel` drops how sure that is; see docs/fidelity.md. */
function reportDropped(
  keyword: 'exclusiveMinimum' | 'minProperties' | 'maxProperties',
  at: Location,
  report: Report,
): void {
  const evidence = keyword === 'exclusiveMinimum' ? 'documented' : 'one report, unconfirmed';
  report(diagnostic('schema-keyword-dropped', { keyword, evidence }, at));
}

function lowerType(
  value: JsonValue,
  at: Location,
  put: (name: string, lowered: JsonValue) => void,
  report: Report,
): void {
  if (value === 'file') {
    // Swagger 2.0's name for a binary body.
    put('type', 'string');
    put('format', 'binary');
    return;
  }
  const written = Array.isArray(value) ? distinct(value) : [value];
  const types = written.filter((type) => type !== 'null');
  // OpenAPI 3.0 has no type null. `nullable` is its word for it; the import drops it, so that null is refused.
  if (types.length < written.length) {
    report(diagnostic('schema-null-refused', { written: 'the type "null"' }, at));
    put('nullable', true);
  }
  const [only] = types;
  if (types.length === 0) put('enum', [null]);
  else if (types.length === 1 && only !== undefined) put('type', only);
  else
    put(
      'anyOf',
      types.map((type) => ({ type })),
    );
}

function distinct(values: readonly JsonValue[]): readonly JsonValue[] {
  // A set decides about plain values at once; long lists of objects are not written by people.
  const seen = new Set<JsonValue>();
  const kept: JsonValue[] = [];
  for (const value of values) {
    if (typeof value === 'object' && value !== null) {
      if (!kept.some((other) => jsonEqual(other, value))) kept.push(value);
    } else if (!seen.has(value)) {
      seen.add(value);
      kept.push(value);
    }
  }
  return kept;
}
