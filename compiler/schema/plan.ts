import type { JsonValue } from '../model/index.js';
import type { FormatName } from './format-names.js';
import type { PatternPlan } from './pattern-plan.js';

/** Position of a schema in {@link ValidationPlan.schemas}. */
export type SchemaIndex = number;

/**
 * What is checked in which order: the schemas of an API's models, references resolved. One plan, two readers: the
 * source that is emitted (`emit/validators`) and the closures of `compileValidator`. A graph, for models may be circular.
 */
export interface ValidationPlan {
  readonly schemas: readonly SchemaPlan[];
  /** The models that can be asked for, by name. */
  readonly models: ReadonlyMap<string, SchemaIndex>;
}

/**
 * One schema. The checks come first, in the order of the library; the members and elements are entered only when nothing
 * has been found at fault anywhere so far.
 */
export interface SchemaPlan {
  /** Where the schema stands, as words: the model, then the names of members. Any text. */
  readonly name: readonly string[];
  readonly checks: readonly Check[];
  /** Of objects: the schemas of members, in the order of the document. */
  readonly properties: ReadonlyMap<string, SchemaIndex>;
  readonly patternProperties: readonly { readonly pattern: PatternPlan; readonly schema: SchemaIndex }[];
  /** The schema of members that neither of the above names. */
  readonly additionalProperties?: SchemaIndex;
  /** Of arrays: one schema for all elements, or one for each of the first. */
  readonly items?: SchemaIndex | readonly SchemaIndex[];
  /** The schema of the elements behind a list of `items`. */
  readonly additionalItems?: SchemaIndex;
}

/** The types of JSON Schema draft 4. */
export type JsonType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/** One thing to check, named after its keyword. A check does not touch instances of other types than its keyword's. */
export type Check =
  | { readonly keyword: 'unknownFormat'; readonly format: string }
  | { readonly keyword: 'additionalItems'; readonly allowed: number }
  | {
      readonly keyword: 'additionalProperties';
      readonly names: readonly string[];
      readonly patterns: readonly PatternPlan[];
    }
  | { readonly keyword: 'allOf' | 'anyOf' | 'oneOf'; readonly schemas: readonly SchemaIndex[] }
  | { readonly keyword: 'not'; readonly schema: SchemaIndex }
  | { readonly keyword: 'dependencies'; readonly dependencies: readonly Dependency[] }
  | { readonly keyword: 'enum'; readonly values: readonly JsonValue[] }
  | { readonly keyword: CountKeyword; readonly bound: number }
  | { readonly keyword: 'maximum' | 'minimum'; readonly bound: number; readonly exclusive: boolean }
  | { readonly keyword: 'multipleOf'; readonly divisor: number }
  | { readonly keyword: 'pattern'; readonly pattern: PatternPlan }
  | { readonly keyword: 'required'; readonly names: readonly string[] }
  /** `allowed` is what the text lists: sorted, `number` widened to `integer` and `number`. */
  | { readonly keyword: 'type'; readonly types: readonly JsonType[]; readonly allowed: readonly JsonType[] }
  | { readonly keyword: 'uniqueItems' }
  | { readonly keyword: 'format'; readonly format: FormatName }
  /** The schema refers to itself on the same instance: the library gives up, and so does every validation that comes here. */
  | { readonly keyword: 'loop' };

export type CountKeyword = 'maxItems' | 'maxLength' | 'maxProperties' | 'minItems' | 'minLength' | 'minProperties';

/** What the presence of a property demands: other properties, or a schema for the whole object. */
export type Dependency =
  | { readonly property: string; readonly names: readonly string[] }
  | { readonly property: string; readonly schema: SchemaIndex };
