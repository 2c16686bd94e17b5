import type { EventLists, EventTexts, LambdaProxyEvent, LambdaProxyEventV2 } from './lambda-event.js';

/** Every value by its name; a map, since clients choose the names. */
export type MultiValues = ReadonlyMap<string, readonly string[]>;

/** A request as the proxy events of all payload formats tell it, in one shape. */
export interface LambdaRequest {
  readonly httpMethod: string;
  /** Percent-decoded. */
  readonly pathParameters: MultiValues;
  readonly queryStringParameters: MultiValues;
  /** Names in lower case. */
  readonly headers: MultiValues;
  readonly cookies: MultiValues;
  readonly stageVariables: ReadonlyMap<string, string>;
  /** `requestContext.authorizer`; empty when there is none. */
  readonly authorizer: ReadonlyMap<string, unknown>;
  /** `requestContext.identity`; empty in payload format 2.0. */
  readonly identity: ReadonlyMap<string, unknown>;
  /** Text, or bytes when the event holds base64; undefined when the request has no body. */
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

/** Reads an event of payload format 1.0. */
export function readProxyEvent(event: LambdaProxyEvent): LambdaRequest {
  const headers = lowerCased(lists(event.multiValueHeaders, event.headers));
  return {
    httpMethod: event.httpMethod,
    pathParameters: decodedPath(event.pathParameters),
    queryStringParameters: lists(event.multiValueQueryStringParameters, event.queryStringParameters),
    headers,
    cookies: cookies(headers.get('cookie') ?? []),
    stageVariables: texts(event.stageVariables),
    authorizer: new Map(Object.entries(event.requestContext.authorizer ?? {})),
    identity: new Map(Object.entries(event.requestContext.identity ?? {})),
    body: body(event.body, event.isBase64Encoded),
  };
}

/** Reads an event of payload format 2.0, whose maps join repeated values with commas: the raw query does not. */
export function readProxyEventV2(event: LambdaProxyEventV2): LambdaRequest {
  const { requestContext } = event;
  // The types of AWS's events know of no authorizer where there may be none.
  const authorizer: unknown = 'authorizer' in requestContext ? requestContext.authorizer : undefined;
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(event.rawQueryString)) add(query, name, value);
  return {
    httpMethod: requestContext.http.method,
    pathParameters: lists(null, event.pathParameters),
    queryStringParameters: query,
    headers: lowerCased(lists(null, event.headers)),
    cookies: cookies(event.cookies ?? []),
    stageVariables: texts(event.stageVariables),
    authorizer: new Map(Object.entries(authorizer ?? {})),
    identity: new Map(),
    body: body(event.body, event.isBase64Encoded),
  };
}

function lists(
  all: EventLists | null | undefined,
  last: EventTexts | null | undefined,
): Map<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(last ?? {})) if (value !== undefined) values.set(name, [value]);
  for (const [name, list] of Object.entries(all ?? {})) if (list !== undefined) values.set(name, list);
  return values;
}

/** HTTP/1.1 clients choose the case of header names, and API Gateway keeps it. */
function lowerCased(headers: MultiValues): MultiValues {
  const lower = new Map<string, string[]>();
  for (const [name, values] of headers) for (const value of values) add(lower, name.toLowerCase(), value);
  return lower;
}

/** REST APIs hand path parameters on as they stand in the URL. */
function decodedPath(parameters: EventTexts | null | undefined): MultiValues {
  const decoded = new Map<string, readonly string[]>();
  for (const [name, [value = '']] of lists(null, parameters)) decoded.set(name, [decode(value)]);
  return decoded;
}

function cookies(headers: readonly string[]): MultiValues {
  const values = new Map<string, string[]>();
  for (const cookie of headers.flatMap((header) => header.split(';'))) {
    const end = cookie.indexOf('=');
    if (end > 0) add(values, cookie.slice(0, end).trim(), decode(cookie.slice(end + 1).trim()));
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign stands for itself
  }
}

function texts(map: EventTexts | null | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(map ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function body(text: string | null | undefined, isBase64Encoded: boolean): LambdaRequest['body'] {
  if (text === null || text === undefined || text === '') return undefined;
  return isBase64Encoded ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) : text;
}

function add(values: Map<string, string[]>, name: string, value: string): void {
  const list = values.get(name);
  if (list === undefined) values.set(name, [value]);
  else list.push(value);
}
