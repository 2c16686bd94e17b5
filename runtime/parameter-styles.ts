/**
 * The styles in which OpenAPI writes parameters that are arrays or objects. Each takes the name and the value and gives
 * what stands in the URL: `name=value` of a query, the bare value of a path. Null and undefined are left out.
 *
 * @see https://spec.openapis.org/oas/v3.0.4.html#style-values
 */

const encode = encodeURIComponent;

/** The members of an array or object, as text, encoded; a scalar is one without a name. */
function members(value: unknown, write: (text: string) => string = encode): (readonly [name: string, value: string])[] {
  const entries = Array.isArray(value)
    ? value.map((item) => ['', item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [['', value] as const];
  return entries.filter(([, item]) => item != null).map(([name, item]) => [write(name), write(String(item))]);
}

/** `a,b` of an array, `x,1,y,2` of an object. */
function listed(value: unknown, separator: string, write?: (text: string) => string): string {
  return members(value, write)
    .map(([name, item]) => (name === '' ? item : name + separator + item))
    .join(separator);
}

/** `x=1` of an object's members, bare items of an array. */
function exploded(value: unknown, separator: string, write?: (text: string) => string): string {
  return members(value, write)
    .map(([name, item]) => (name === '' ? item : `${name}=${item}`))
    .join(separator);
}

const named = (name: string, value: string): string => (value === '' ? '' : `${encode(name)}=${value}`);

/** Query, form, not exploded: `ids=1,2`. */
export const formList = (name: string, value: unknown): string => named(name, listed(value, ','));

/** Query: `ids=1%202`. */
export const spaceDelimited = (name: string, value: unknown): string => named(name, listed(value, '%20'));

/** Query: `ids=1%7C2`. */
export const pipeDelimited = (name: string, value: unknown): string => named(name, listed(value, '%7C'));

/** Query, Swagger 2.0's `tsv`: `ids=1%092`. */
export const tabDelimited = (name: string, value: unknown): string => named(name, listed(value, '%09'));

/** Query: `filter[a]=1&filter[b][c]=2`; items of arrays are numbered, as most servers read them. */
export function deepObject(name: string, value: unknown): string {
  const pairs: string[] = [];
  const add = (path: string, inner: unknown): void => {
    if (typeof inner === 'object' && inner !== null) {
      for (const [key, item] of Object.entries(inner)) add(`${path}[${encode(key)}]`, item);
    } else if (inner != null) pairs.push(`${path}=${encode(String(inner))}`);
  };
  add(encode(name), value);
  return pairs.join('&');
}

/** Keeps what RFC 3986 reserves, but for what would end the query or begin another parameter. */
const reserved = (text: string): string =>
  encode(text).replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|5B|5D)/g, decodeURIComponent);

/** Query, form, `allowReserved`: `path=a/b`. */
export function formReserved(name: string, value: unknown): string {
  return members(value, reserved)
    .map(([key, item]) => `${key || encode(name)}=${item}`)
    .join('&');
}

/** A parameter with `content`: `filter=%7B%22a%22%3A1%7D`. */
export const jsonParameter = (name: string, value: unknown): string => named(name, encode(JSON.stringify(value)));

/** The same in a path. */
export const jsonSegment = (_name: string, value: unknown): string => encode(JSON.stringify(value));

/** Path, simple: `x,1,y,2`. */
export const simple = (_name: string, value: unknown): string => listed(value, ',');

/** Path, simple, exploded: `x=1,y=2`. */
export const simpleExploded = (_name: string, value: unknown): string => exploded(value, ',');

/** Path, label: `.1,2`. */
export const label = (_name: string, value: unknown): string => `.${listed(value, ',')}`;

/** Path, label, exploded: `.1.2`, `.x=1.y=2`. */
export const labelExploded = (_name: string, value: unknown): string => `.${exploded(value, '.')}`;

/** Path, matrix: `;ids=1,2`. */
export const matrix = (name: string, value: unknown): string => `;${encode(name)}=${listed(value, ',')}`;

/** Path, matrix, exploded: `;ids=1;ids=2`, `;x=1;y=2`. */
export const matrixExploded = (name: string, value: unknown): string =>
  members(value)
    .map(([key, item]) => `;${key || encode(name)}=${item}`)
    .join('');

const asIs = (text: string): string => text;

/** Header, simple: `x,1,y,2`. */
export const headerObject = (_name: string, value: unknown): string => listed(value, ',', asIs);

/** Header, simple, exploded: `x=1,y=2`. */
export const headerExploded = (_name: string, value: unknown): string => exploded(value, ',', asIs);

/** A header with `content`. */
export const headerJson = (_name: string, value: unknown): string => JSON.stringify(value);
