/**
 * A parsed JsonPath, as Jayway's library reads it.
 *
 * @see https://github.com/json-path/JsonPath
 */
export interface JsonPath {
  /** As it was given. */
  readonly text: string;
  /** `$` begins at the document, `@` at the item that a filter looks at. */
  readonly root: '$' | '@';
  readonly steps: readonly JsonPathStep[];
}

export type JsonPathStep =
  | PropertyPathStep
  | IndexPathStep
  | SlicePathStep
  | WildcardPathStep
  | ScanPathStep
  | FilterPathStep
  | FunctionPathStep;

/** `.a`, `['a']`, `['a','b']`. */
export interface PropertyPathStep {
  readonly kind: 'property';
  readonly names: readonly string[];
}

/** `[0]`, `[-1]`, `[0,2]`. */
export interface IndexPathStep {
  readonly kind: 'index';
  readonly indexes: readonly number[];
}

/** `[1:]`, `[:2]`, `[1:2]`. */
export interface SlicePathStep {
  readonly kind: 'slice';
  readonly from?: number;
  readonly to?: number;
}

/** `.*`, `[*]`. */
export interface WildcardPathStep {
  readonly kind: 'wildcard';
}

/** `..` */
export interface ScanPathStep {
  readonly kind: 'scan';
}

/** `[?(…)]`. */
export interface FilterPathStep {
  readonly kind: 'filter';
  readonly filter: JsonPathFilter;
}

/** `.length()`. Functions are looked up when they run. */
export interface FunctionPathStep {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
}

/** A path, or text of JSON. */
export type FunctionParameter =
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'json'; readonly text: string };

export type JsonPathFilter =
  | { readonly kind: 'or' | 'and'; readonly operands: readonly JsonPathFilter[] }
  | { readonly kind: 'not'; readonly operand: JsonPathFilter }
  | {
      readonly kind: 'relation';
      readonly left: FilterValue;
      readonly operator: FilterOperator;
      readonly right: FilterValue;
    }
  | { readonly kind: 'exists'; readonly path: JsonPath; readonly expected: boolean };

export const filterOperators = [
  ...(['>=', '<=', '==', '===', '!=', '!==', '<', '>', '=~'] as const),
  ...(['NIN', 'IN', 'CONTAINS', 'ALL', 'SIZE', 'EXISTS', 'TYPE', 'MATCHES', 'EMPTY'] as const),
  ...(['SUBSETOF', 'ANYOF', 'NONEOF'] as const),
] as const;

export type FilterOperator = (typeof filterOperators)[number];

/** One side of a comparison. Numbers keep their text. */
export type FilterValue =
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string };
