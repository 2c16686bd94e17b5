import { InvalidRequest } from './lambda-invalid-request.js';
import type { MultiValues } from './lambda-request.js';

/** Turns the texts of a parameter, as they arrive, into its value; `undefined` when they are not of its type. */
export type Parser<Value> = (values: readonly string[]) => Value | undefined;

/** The parameters of one place, such as the query. */
export interface ParameterReader {
  /** @throws {@link InvalidRequest} when the parameter is missing or not of its type. */
  required<Value>(name: string, parse: Parser<Value>): Value;
  /**
   * `undefined` when the parameter is missing, or blank where a blank is no value of its type.
   *
   * @throws {@link InvalidRequest} when the parameter is not of its type.
   */
  optional<Value>(name: string, parse: Parser<Value>): Value | undefined;
  /** The members of a `deepObject`: those of `filter[color]=red` by `color`. */
  deepObject(name: string): ReadonlyMap<string, string>;
}

/** Reads parameters by their names, which have to be in lower case for headers. */
export function parameters(values: MultiValues): ParameterReader {
  const optional = <Value>(name: string, parse: Parser<Value>): Value | undefined => {
    const texts = values.get(name);
    if (texts === undefined || texts.length === 0) return undefined;
    const value = parse(texts);
    if (value === undefined && texts.some((text) => text.trim() !== ''))
      throw new InvalidRequest(`Invalid request parameters: [${name}]`);
    return value;
  };
  return {
    optional,
    required: (name, parse) => {
      const value = optional(name, parse);
      if (value === undefined) throw new InvalidRequest(`Missing required request parameters: [${name}]`);
      return value;
    },
    deepObject: (name) => {
      const members = new Map<string, string>();
      for (const [key, texts] of values) {
        if (key.startsWith(`${name}[`) && key.endsWith(']'))
          members.set(key.slice(name.length + 1, -1), texts.at(-1) ?? '');
      }
      return members;
    },
  };
}

/** Any text. Of several values the last one counts, as in API Gateway's own single-value maps. */
export const text: Parser<string> = (values) => values.at(-1);

/** A JSON number. */
export const number: Parser<number> = (values) => {
  const value = values.at(-1)?.trim() ?? '';
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value) ? Number(value) : undefined;
};

/** A whole number that JavaScript can hold exactly: another would silently become its neighbour. */
export const integer: Parser<number> = (values) => {
  const value = number(values);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** `true` or `false`. */
export const boolean: Parser<boolean> = (values) => {
  const value = values.at(-1);
  return value === 'true' ? true : value === 'false' ? false : undefined;
};

/** One of the values that the contract lists. */
export function oneOf<const Values extends readonly (string | number | boolean)[]>(
  ...listed: Values
): Parser<Values[number]> {
  return (values) => listed.find((value) => String(value) === values.at(-1));
}

/** A list: every value of a repeated parameter, each split at `separator` if there is one. */
export function list<Value>(parse: Parser<Value>, separator?: ',' | ' ' | '|' | '\t' | '.'): Parser<readonly Value[]> {
  return (values) => {
    const parts = separator === undefined ? values : values.flatMap((value) => value.split(separator));
    const parsed: Value[] = [];
    for (const part of parts) {
      const value = parse([part]);
      if (value === undefined) return undefined;
      parsed.push(value);
    }
    return parsed;
  };
}

/** The list of a header, which may be sent several times and have blanks after its commas. */
export function headerList<Value>(parse: Parser<Value>): Parser<readonly Value[]> {
  const parseList = list(parse, ',');
  return (values) => parseList(values.map((value) => value.replace(/\s*,\s*/g, ',').trim()));
}

/** An object in the styles `simple` and `form`: `role,admin,name,Ada`, or `role=admin,name=Ada` when exploded. */
export function record(explode: boolean): Parser<ReadonlyMap<string, string>> {
  return (values) => {
    const members = new Map<string, string>();
    const parts = values.flatMap((value) => value.split(','));
    if (!explode) {
      for (let index = 0; index + 1 < parts.length; index += 2) members.set(parts[index] ?? '', parts[index + 1] ?? '');
      return parts.length % 2 === 0 ? members : undefined;
    }
    for (const part of parts) {
      const end = part.indexOf('=');
      if (end < 0) return undefined;
      members.set(part.slice(0, end), part.slice(end + 1));
    }
    return members;
  };
}

/** A value of the style `label`: `.3`. */
export function label<Value>(parse: Parser<Value>): Parser<Value> {
  return (values) => parse(values.map((value) => value.replace(/^\./, '')));
}

/** A value of the style `matrix`: `;id=3`, or `;id=3;id=4`. */
export function matrix<Value>(name: string, parse: Parser<Value>): Parser<Value> {
  return ([value = '']) =>
    parse(
      value
        .split(';')
        .slice(1)
        .map((part) => (part.startsWith(`${name}=`) ? part.slice(name.length + 1) : part)),
    );
}

/** JSON text. Its form is not checked. */
export function jsonText<Value>(values: readonly string[]): Value | undefined {
  try {
    return JSON.parse(values.at(-1) ?? '');
  } catch {
    return undefined;
  }
}
