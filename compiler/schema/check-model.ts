import { canonicalText, jsonText, typeName } from '../../runtime/validation/json-value.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/index.js';

/** Why API Gateway refuses a model. */
export interface ModelRefusal {
  /** AWS's text. */
  readonly error: string;
  /** The entries of its list of errors, one for each fault. */
  readonly entries: readonly string[];
  /** What is wrong, in the words of the library that AWS runs; unknown keywords are not among them. */
  readonly libraryErrors: readonly string[];
}

/**
 * Checks what a model may hold: JSON Schema draft 4, every keyword known and of the right shape. Faults come in the
 * order of the library's syntax check: of one schema the unknown keywords, then the keywords by name, then what they hold.
 *
 * @returns undefined when API Gateway accepts the model
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function checkModel(schema: JsonValue): ModelRefusal | undefined {
  const entries: string[] = [];
  const libraryErrors: string[] = [];
  const refuse = (message: string): void => {
    entries.push('Invalid model schema specified');
    libraryErrors.push(message);
  };
  // A list that is worked off from its end, filled in reverse: the library goes into depth first.
  const open: JsonValue[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isJsonObject(next)) {
      refuse(`document is not a JSON Schema: not an object (found: ${typeName(next)})`);
      continue;
    }
    const unknown = Object.keys(next)
      .filter((key) => !checkers.has(key))
      .sort();
    if (unknown.length > 0) {
      entries.push(`Invalid model schema specified. Unsupported keyword(s): ${jsonText(unknown)}`);
    }
    const inner: JsonValue[] = [];
    for (const key of Object.keys(next).sort()) {
      const value = next[key];
      const checker = checkers.get(key);
      if (value === undefined || checker === undefined) continue;
      const found = typeName(value);
      if (checker.types.includes(found)) checker.check?.(value, { schema: next, refuse, open: inner });
      else refuse(`value has incorrect type (found ${found}, expected one of [${checker.types.join(', ')}])`);
    }
    // Not with a spread: a model may hold more schemas than a call takes arguments.
    for (let last = inner.pop(); last !== undefined; last = inner.pop()) open.push(last);
  }
  if (entries.length === 0) return undefined;
  return {
    error: `Invalid model specified: Validation Result: warnings : [], errors : [${entries.join(', ')}]`,
    entries,
    libraryErrors,
  };
}

interface Context {
  readonly schema: JsonObject;
  /** Adds a fault. */
  readonly refuse: (message: string) => void;
  /** Receives the schemas that the keyword holds. */
  readonly open: JsonValue[];
}

interface Checker {
  /** The types that the value of the keyword may have, in the library's order. */
  readonly types: readonly string[];
  readonly check?: (value: JsonValue, context: Context) => void;
}

const emptyArray = 'array must have at least one element';
const duplicates = 'array must not contain duplicate elements';
const typeNames = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

const text: Checker = { types: ['string'] };
const flag: Checker = { types: ['boolean'] };
const number: Checker = { types: ['integer', 'number'] };
const schemaAlone: Checker = { types: ['object'], check: (value, { open }) => open.push(value) };

const booleanOrSchema: Checker = {
  types: ['boolean', 'object'],
  check(value, { open }) {
    if (isJsonObject(value)) open.push(value);
  },
};

const uri: Checker = {
  types: ['string'],
  check(value, { refuse }) {
    if (typeof value === 'string' && /[\s<>"{}|\\^`]|%(?![\da-fA-F]{2})/.test(value)) {
      refuse(`string "${value}" is not a valid URI`);
    }
  },
};

const count: Checker = {
  types: ['integer'],
  check(value, { refuse }) {
    if (typeof value !== 'number') return;
    if (Math.abs(value) > 2147483647) refuse('integer value is too large');
    else if (value < 0) refuse('integer value must be strictly positive');
  },
};

const schemaList: Checker = {
  types: ['array'],
  check(value, { refuse, open }) {
    if (!Array.isArray(value)) return;
    if (value.length === 0) refuse(emptyArray);
    for (const each of value) open.push(each);
  },
};

/** Members are gone through by name. */
const schemaMap: Checker = {
  types: ['object'],
  check(value, { open }) {
    if (isJsonObject(value)) for (const each of sortedValues(value)) open.push(each);
  },
};

/** `required`, and the names of a dependency. */
function checkNames(names: readonly JsonValue[], refuse: Context['refuse']): void {
  if (names.length === 0) {
    refuse(emptyArray);
    return;
  }
  for (const [index, name] of names.entries()) {
    if (typeof name !== 'string') {
      refuse(`incorrect type for array element at index ${index} (found ${typeName(name)}, expected one of [string])`);
    }
  }
  if (hasEqual(names)) refuse(duplicates);
}

function pairedWith(bound: string, keyword: string): Checker {
  return {
    types: ['boolean'],
    check(_, { schema, refuse }) {
      if (!Object.hasOwn(schema, bound)) refuse(`${keyword} must be paired with ${bound}`);
    },
  };
}

function checkPattern(source: string, refuse: Context['refuse']): void {
  try {
    // Compiled only, never run. The library's engine knows neither look-behind nor named groups; whether AWS refuses them is unconfirmed.
    new RegExp(source);
  } catch {
    refuse(`string "${source}" is not a valid ECMA 262 regular expression`);
  }
}

const checkers: ReadonlyMap<string, Checker> = new Map<string, Checker>([
  ['$ref', uri],
  ['$schema', uri],
  ['additionalItems', booleanOrSchema],
  ['additionalProperties', booleanOrSchema],
  ['allOf', schemaList],
  ['anyOf', schemaList],
  ['default', { types: typeNames }],
  ['definitions', schemaMap],
  [
    'dependencies',
    {
      types: ['object'],
      check(value, { refuse, open }) {
        if (!isJsonObject(value)) return;
        for (const dependency of sortedValues(value)) {
          if (isJsonObject(dependency)) open.push(dependency);
          else if (Array.isArray(dependency)) checkNames(dependency, refuse);
          else
            refuse(
              `dependency value has incorrect type (found ${typeName(dependency)}, expected one of [array, object])`,
            );
        }
      },
    },
  ],
  ['description', text],
  [
    'enum',
    {
      types: ['array'],
      // An empty list passes the library.
      check(value, { refuse }) {
        if (Array.isArray(value) && hasEqual(value)) refuse(duplicates);
      },
    },
  ],
  ['exclusiveMaximum', pairedWith('maximum', 'exclusiveMaximum')],
  ['exclusiveMinimum', pairedWith('minimum', 'exclusiveMinimum')],
  ['format', text],
  ['id', uri],
  [
    'items',
    {
      types: ['array', 'object'],
      check(value, { open }) {
        for (const each of Array.isArray(value) ? value : [value]) open.push(each);
      },
    },
  ],
  ['maxItems', count],
  ['maxLength', count],
  ['maxProperties', count],
  ['maximum', number],
  ['minItems', count],
  ['minLength', count],
  ['minProperties', count],
  ['minimum', number],
  [
    'multipleOf',
    {
      types: ['integer', 'number'],
      check(value, { refuse }) {
        if (typeof value === 'number' && value <= 0) refuse('divisor must be strictly greater than 0');
      },
    },
  ],
  ['not', schemaAlone],
  ['oneOf', schemaList],
  [
    'pattern',
    {
      types: ['string'],
      check(value, { refuse }) {
        if (typeof value === 'string') checkPattern(value, refuse);
      },
    },
  ],
  [
    'patternProperties',
    {
      types: ['object'],
      check(value, { refuse, open }) {
        if (!isJsonObject(value)) return;
        for (const source of Object.keys(value).sort()) checkPattern(source, refuse);
        for (const each of sortedValues(value)) open.push(each);
      },
    },
  ],
  ['properties', schemaMap],
  [
    'required',
    {
      types: ['array'],
      check(value, { refuse }) {
        if (Array.isArray(value)) checkNames(value, refuse);
      },
    },
  ],
  ['title', text],
  [
    'type',
    {
      types: ['array', 'string'],
      check(value, { refuse }) {
        if (!Array.isArray(value)) {
          checkTypeName(value, refuse);
          return;
        }
        if (value.length === 0) refuse(emptyArray);
        for (const [index, name] of value.entries()) {
          if (typeof name === 'string') checkTypeName(name, refuse);
          else
            refuse(
              `incorrect type for array element at index ${index} (found ${typeName(name)}, expected one of string)`,
            );
        }
        if (hasEqual(value)) refuse(duplicates);
      },
    },
  ],
  ['uniqueItems', flag],
]);

function checkTypeName(name: JsonValue, refuse: Context['refuse']): void {
  if (typeof name === 'string' && !typeNames.includes(name)) {
    refuse(`"${name}" is not a valid primitive type (valid values are: [${typeNames.join(', ')}])`);
  }
}

function sortedValues(object: JsonObject): readonly JsonValue[] {
  const sorted: JsonValue[] = [];
  for (const name of Object.keys(object).sort()) {
    const value = object[name];
    if (value !== undefined) sorted.push(value);
  }
  return sorted;
}

function hasEqual(values: readonly JsonValue[]): boolean {
  return new Set(values.map(canonicalText)).size < values.length;
}
