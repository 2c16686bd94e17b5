/** A header as it stands on the wire: name in the sender's case, and value. */
export type Header = readonly [name: string, value: string];

/** HeaderList in their order, repeated ones included. Names are compared without regard to case. */
export type HeaderList = readonly Header[];

/** The last value of the header, as API Gateway's single-value views have it. `name` in lower case. */
export function headerOf(headers: HeaderList, name: string): string | undefined {
  for (let index = headers.length - 1; index >= 0; index--) {
    const header = headers[index];
    if (header !== undefined && isNamed(header, name)) return header[1];
  }
  return undefined;
}

/** All values of the header in their order. `name` in lower case. */
export function headerValues(headers: HeaderList, name: string): readonly string[] {
  return headers.filter((header) => isNamed(header, name)).map(([, value]) => value);
}

/** The last value of the header that is spelled so: mappings and validation compare names with their case. */
export function headerSpelled(headers: HeaderList, name: string): string | undefined {
  return headers.findLast(([spelled]) => spelled === name)?.[1];
}

/** Whether the header has that name, given in lower case. */
export function isNamed([spelled]: Header, name: string): boolean {
  return spelled.length === name.length && (spelled === name || spelled.toLowerCase() === name);
}

/** The headers without those of that name, given in lower case. */
export function withoutHeader(headers: HeaderList, name: string): HeaderList {
  return headers.some((header) => isNamed(header, name)) ? headers.filter((header) => !isNamed(header, name)) : headers;
}
