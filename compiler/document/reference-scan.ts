import { escapePointer, type Location } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue, member } from '../model/index.js';

/** A `$ref` that was found. */
export interface FoundReference {
  readonly reference: string;
  /** Where the object stands that holds the `$ref`. */
  at(): Location;
}

/** Keys whose members are named by the author, so that `default` or `example` below them are names and no keywords. */
const namedMembers: ReadonlySet<string> = new Set([
  '$defs',
  'callbacks',
  'content',
  'definitions',
  'dependentSchemas',
  'encoding',
  'headers',
  'links',
  'parameters',
  'pathItems',
  'paths',
  'patternProperties',
  'properties',
  'requestBodies',
  'responses',
  'schemas',
  'securityDefinitions',
  'securitySchemes',
  'webhooks',
  'x-amazon-apigateway-integrations',
]);

/** Keys whose values are data: a `$ref` in there refers to nothing. */
const literals: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'value']);

interface Frame {
  readonly value: JsonValue;
  readonly parent: Frame | undefined;
  readonly key: string | number;
  readonly named: boolean;
}

/**
 * Every Reference Object below the value, extensions included, in the order of the document. Values that are in `seen`
 * are passed over, and those that are read are added: an alias or a second reference is not read twice.
 */
export function* scanReferences(root: JsonValue, at: Location, seen: Set<object>): Generator<FoundReference> {
  const open: Frame[] = [{ value: root, parent: undefined, key: '', named: false }];
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    const { value } = frame;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!isJsonObject(value)) {
      for (let index = value.length - 1; index >= 0; index--) {
        const item = value[index];
        if (typeof item === 'object' && item !== null)
          open.push({ value: item, parent: frame, key: index, named: false });
      }
      continue;
    }
    const reference = member(value, '$ref');
    if (typeof reference === 'string') {
      const found = frame;
      yield { reference, at: () => ({ file: at.file, pointer: at.pointer + pointerOf(found) }) };
    }
    for (const key of Object.keys(value).reverse()) {
      const item = value[key];
      if (typeof item !== 'object' || item === null) continue;
      if (!frame.named && (literals.has(key) || (key === 'examples' && Array.isArray(item)))) continue;
      open.push({ value: item, parent: frame, key, named: !frame.named && namedMembers.has(key) });
    }
  }
}

function pointerOf(frame: Frame): string {
  let pointer = '';
  for (let next = frame; next.parent !== undefined; next = next.parent) {
    pointer = `/${escapePointer(String(next.key))}${pointer}`;
  }
  return pointer;
}
