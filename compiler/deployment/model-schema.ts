import { diagnostic, pointerTokens } from '../diagnostics/index.js';
import { type JsonObject, type JsonValue, type Schema, schemaReferencePrefix } from '../model/index.js';
import { bodySchema } from '../schema/index.js';
import type { BodyContext } from './body-context.js';

/**
 * A schema as it stands in the Body: lowered to the dialect of OpenAPI 3.0, `$ref`s by the names of the models, without
 * `null`, which CloudFormation refuses, and without what only gatewright reads.
 */
export function modelSchema(schema: Schema, context: BodyContext): JsonObject {
  let nulls = 0;
  const lowered = bodySchema(schema, context.api.contract.dialect, context.report);
  const made = rewrite(lowered, context.modelNames, () => {
    nulls += 1;
  });
  if (nulls > 0) context.report(diagnostic('null-left-out', {}, schema.at));
  return typeof made === 'object' && !isList(made) && made !== null ? made : {};
}

/** The value rewritten, or undefined when nothing is left of it. What needs no change comes back as it is. */
function rewrite(value: JsonValue, names: ReadonlyMap<string, string>, isNull: () => void): JsonValue | undefined {
  if (value === null) {
    isNull();
    return undefined;
  }
  if (typeof value !== 'object') return value;
  let changed = false;
  if (isList(value)) {
    const kept: JsonValue[] = [];
    for (const element of value) {
      const made = rewrite(element, names, isNull);
      if (made !== element) changed = true;
      if (made !== undefined) kept.push(made);
    }
    // An enum of nothing but null allows nothing any more, and API Gateway refuses an empty one.
    if (changed && kept.length === 0) return undefined;
    return changed ? kept : value;
  }
  const kept: [string, JsonValue][] = [];
  for (const key in value) {
    const member = value[key];
    if (member === undefined) continue;
    const made = key.startsWith('x-gatewright-')
      ? undefined
      : key === '$ref' && typeof member === 'string'
        ? renamedReference(member, names)
        : rewrite(member, names, isNull);
    if (made !== member) changed = true;
    if (made !== undefined) kept.push([key, made]);
  }
  return changed ? Object.fromEntries(kept) : value;
}

/** `#/components/schemas/order-line` → `#/components/schemas/orderLine`; anything else stays. */
function renamedReference(text: string, names: ReadonlyMap<string, string>): string {
  if (!text.startsWith(schemaReferencePrefix)) return text;
  const name = pointerTokens(text.slice(schemaReferencePrefix.length - 1))[0];
  const newName = name === undefined ? undefined : names.get(name);
  return newName === undefined ? text : schemaReferencePrefix + newName;
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
