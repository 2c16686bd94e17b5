import {
  type DiagnosticCode,
  type DiagnosticParameters,
  diagnostic,
  type Location,
  type Report,
} from '../diagnostics/index.js';
import { isJsonObject, type JsonObject, type JsonValue, member } from '../model/index.js';
import { breakLoops } from './break-loops.js';
import { isFormatName } from './format-names.js';
import { patternPlace } from './pattern-place.js';
import type { PatternPlan } from './pattern-plan.js';
import type { Check, CountKeyword, Dependency, JsonType, SchemaIndex, SchemaPlan, ValidationPlan } from './plan.js';
import { planPattern } from './plan-pattern.js';
import { baseOf, type LocatedSchema, schemaLocator } from './schema-locator.js';

/** A model that the plan is made for. */
export interface PlannedModel {
  /** Absolute URL of the model, a key of the documents. */
  readonly url: string;
  /** Where diagnostics about it point. */
  readonly at?: Location;
  /** The schema as it stands at `at`, so that diagnostics about a pattern can point at it. */
  readonly source?: JsonValue;
}

/**
 * Plans the validation of models: JSON Schema draft 4 as API Gateway's library applies it.
 *
 * @param documents every schema that references may name, by absolute URL, as `importedModel` makes them
 * @param models the ones to plan, by name
 * @param report references that name nothing, schemas that refer to themselves without end, patterns that are none
 */
export function validationPlan(
  documents: ReadonlyMap<string, JsonValue>,
  models: ReadonlyMap<string, PlannedModel>,
  report: Report,
): ValidationPlan {
  const locate = schemaLocator(documents);
  const schemas: SchemaPlan[] = [];
  const indices = new Map<JsonObject, Map<string, SchemaIndex>>();
  const open: { index: SchemaIndex; schema: JsonObject; base: string; name: readonly string[] }[] = [];
  const patterns = new Map<string, PatternPlan | undefined>();
  let model = '';
  let at: Location | undefined;

  const say = <Code extends DiagnosticCode>(code: Code, parameters: DiagnosticParameters<Code>): void =>
    report(diagnostic(code, parameters, at));

  // The pattern may stand in a model that the planned one refers to.
  let searches = 0;
  const placeOf = (source: string): Location | undefined => {
    // Each search goes through all models, and a document may have as many bad patterns as it likes.
    searches += 1;
    if (searches > 50) return at;
    for (const { source: schema, at: location } of models.values()) {
      const found = schema === undefined || location === undefined ? undefined : patternPlace(schema, location, source);
      if (found !== undefined) return found;
    }
    return at;
  };

  const planned = (written: LocatedSchema, name: readonly string[]): SchemaIndex => {
    const found = follow(written);
    if (!isJsonObject(found.schema)) return add(anything(name));
    const ofSchema = indices.get(found.schema) ?? new Map<string, SchemaIndex>();
    indices.set(found.schema, ofSchema);
    const known = ofSchema.get(found.base);
    if (known !== undefined) return known;
    const index = add(anything(found.name ?? name));
    ofSchema.set(found.base, index);
    open.push({ index, schema: found.schema, base: found.base, name: found.name ?? name });
    return index;
  };

  const add = (schema: SchemaPlan): SchemaIndex => schemas.push(schema) - 1;

  /** Goes from reference to reference until there is none. What stands beside a `$ref` is ignored. */
  const follow = (written: LocatedSchema): LocatedSchema & { readonly name?: readonly string[] } => {
    let current: LocatedSchema & { readonly name?: readonly string[] } = written;
    const seen = new Set<JsonValue>();
    for (;;) {
      const reference = isJsonObject(current.schema) ? member(current.schema, '$ref') : undefined;
      if (typeof reference !== 'string') return current;
      if (seen.has(current.schema)) {
        say('schema-loop', { name: model });
        return { schema: null, base: current.base };
      }
      seen.add(current.schema);
      const target = locate(reference, current.base);
      if (target === undefined) {
        say('schema-reference-unresolved', { reference, name: model });
        return { schema: null, base: current.base };
      }
      current = { ...target, name: nameOf(reference) };
    }
  };

  const pattern = (source: string): PatternPlan | undefined => {
    if (!patterns.has(source)) {
      const sayThere = <Code extends DiagnosticCode>(code: Code, parameters: DiagnosticParameters<Code>): void =>
        report(diagnostic(code, parameters, placeOf(source)));
      patterns.set(source, planPattern(source, sayThere));
    }
    return patterns.get(source);
  };

  const roots = new Map<string, SchemaIndex>();
  for (const [name, { url, at: location }] of models) {
    model = name;
    at = location;
    roots.set(name, planned(locate(url, url) ?? { schema: null, base: url }, [name]));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { index, schema, base, name: words } = next;
      const inside = baseOf(schema, base);
      const child = (inner: JsonValue, ...more: readonly string[]): SchemaIndex =>
        planned({ schema: inner, base: inside }, [...words, ...more]);
      schemas[index] = planSchema(schema, words, child, pattern);
    }
  }
  for (const looping of breakLoops(schemas)) say('schema-loop', { name: looping.join(' ') });
  return { schemas, models: roots };
}

type Child = (schema: JsonValue, ...name: readonly string[]) => SchemaIndex;
type Pattern = (source: string) => PatternPlan | undefined;

function anything(name: readonly string[]): SchemaPlan {
  return { name, checks: [], properties: new Map(), patternProperties: [] };
}

/** The last part of a reference, which people know the schema by. */
function nameOf(reference: string): readonly string[] {
  const last = reference.replace(/#$/, '').split(/[/#]/).at(-1) ?? '';
  try {
    return [decodeURIComponent(last).replaceAll('~1', '/').replaceAll('~0', '~')];
  } catch {
    return [last];
  }
}

function planSchema(schema: JsonObject, name: readonly string[], child: Child, pattern: Pattern): SchemaPlan {
  const properties = new Map<string, SchemaIndex>();
  const written = member(schema, 'properties');
  if (isJsonObject(written)) {
    for (const [property, value] of Object.entries(written)) properties.set(property, child(value, property));
  }
  const patternProperties: { pattern: PatternPlan; schema: SchemaIndex }[] = [];
  const byPattern = member(schema, 'patternProperties');
  if (isJsonObject(byPattern)) {
    for (const [source, value] of Object.entries(byPattern)) {
      const plan = pattern(source);
      if (plan !== undefined) patternProperties.push({ pattern: plan, schema: child(value, 'member') });
    }
  }
  const additional = member(schema, 'additionalProperties');
  const items = member(schema, 'items');
  const additionalItems = member(schema, 'additionalItems');
  const known = {
    names: [...properties.keys()],
    patterns: patternProperties.map((each) => each.pattern),
  };
  return {
    name,
    checks: planChecks(schema, known, child, pattern),
    properties,
    patternProperties,
    ...(isJsonObject(additional) ? { additionalProperties: child(additional, 'member') } : {}),
    ...(Array.isArray(items)
      ? { items: items.map((item, index) => child(item, `item${index + 1}`)) }
      : isJsonObject(items)
        ? { items: child(items, 'item') }
        : {}),
    ...(Array.isArray(items) && isJsonObject(additionalItems)
      ? { additionalItems: child(additionalItems, 'item') }
      : {}),
  };
}

const typeOrder: readonly JsonType[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/**
 * The checks of one schema in the library's order: the warning about an unknown format, the keywords by name, a known
 * format last. A value that draft 4 does not allow for its keyword is passed over: such a model is refused anyway.
 */
function planChecks(
  schema: JsonObject,
  known: { readonly names: readonly string[]; readonly patterns: readonly PatternPlan[] },
  child: Child,
  pattern: Pattern,
): readonly Check[] {
  const checks: Check[] = [];
  const format = member(schema, 'format');
  if (typeof format === 'string' && !isFormatName(format)) checks.push({ keyword: 'unknownFormat', format });
  for (const key of Object.keys(schema).sort()) {
    const value = schema[key];
    if (value === undefined) continue;
    const check = planCheck(key, value, schema, known, child, pattern);
    if (check !== undefined) checks.push(check);
  }
  if (typeof format === 'string' && isFormatName(format)) checks.push({ keyword: 'format', format });
  return checks;
}

function planCheck(
  key: string,
  value: JsonValue,
  schema: JsonObject,
  known: { readonly names: readonly string[]; readonly patterns: readonly PatternPlan[] },
  child: Child,
  pattern: Pattern,
): Check | undefined {
  switch (key) {
    case 'additionalItems': {
      const items = member(schema, 'items');
      return value === false && Array.isArray(items) ? { keyword: key, allowed: items.length } : undefined;
    }
    case 'additionalProperties':
      return value === false ? { keyword: key, ...known } : undefined;
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      if (!Array.isArray(value) || value.length === 0) return undefined;
      return { keyword: key, schemas: value.map((branch, index) => child(branch, `${key}${index + 1}`)) };
    case 'not':
      return { keyword: key, schema: child(value, 'not') };
    case 'dependencies': {
      if (!isJsonObject(value)) return undefined;
      const names: Dependency[] = [];
      const schemas: Dependency[] = [];
      for (const property of Object.keys(value).sort()) {
        const dependency = value[property];
        if (Array.isArray(dependency)) {
          const strings = dependency.filter((name) => typeof name === 'string').sort();
          if (strings.length > 0) names.push({ property, names: strings });
        } else if (isJsonObject(dependency)) schemas.push({ property, schema: child(dependency, 'with', property) });
      }
      return { keyword: key, dependencies: [...names, ...schemas] };
    }
    case 'enum':
      return Array.isArray(value) ? { keyword: key, values: value } : undefined;
    case 'maxItems':
    case 'maxLength':
    case 'maxProperties':
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return planCount(key, value);
    case 'maximum':
    case 'minimum': {
      const exclusive = member(schema, key === 'maximum' ? 'exclusiveMaximum' : 'exclusiveMinimum') === true;
      return typeof value === 'number' ? { keyword: key, bound: value, exclusive } : undefined;
    }
    case 'multipleOf':
      return typeof value === 'number' && value > 0 ? { keyword: key, divisor: value } : undefined;
    case 'pattern': {
      const plan = typeof value === 'string' ? pattern(value) : undefined;
      return plan === undefined ? undefined : { keyword: key, pattern: plan };
    }
    case 'required': {
      if (!Array.isArray(value)) return undefined;
      const names = value.filter((name) => typeof name === 'string');
      return names.length === 0 ? undefined : { keyword: key, names };
    }
    case 'type': {
      const names: readonly JsonValue[] = Array.isArray(value) ? value : [value];
      const types = typeOrder.filter((type) => names.includes(type));
      if (types.length === 0) return undefined;
      const allowed = typeOrder.filter(
        (type) => types.includes(type) || (type === 'integer' && types.includes('number')),
      );
      return { keyword: key, types, allowed };
    }
    case 'uniqueItems':
      return value === true ? { keyword: key } : undefined;
    default:
      return undefined;
  }
}

function planCount(keyword: CountKeyword, value: JsonValue): Check | undefined {
  // A bound that every value satisfies is not worth a line of code.
  if (typeof value !== 'number' || (value <= 0 && keyword.startsWith('min'))) return undefined;
  return { keyword, bound: value };
}
