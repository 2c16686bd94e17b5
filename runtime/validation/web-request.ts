import type { ValidatableRequest } from './request-values.js';

/**
 * A web `Request` as validators see it. Reads a clone's body, so that the request can still be used. Names of headers
 * have lost their case in it, so that they are found whatever case the document gives them.
 *
 * @param pathParameters the values of the path's placeholders, decoded
 */
export async function webRequest(
  request: Request,
  pathParameters: Readonly<Record<string, string>> = {},
): Promise<ValidatableRequest> {
  const queryStringParameters = new Map<string, string[]>();
  for (const [name, value] of new URL(request.url).searchParams) {
    queryStringParameters.set(name, [...(queryStringParameters.get(name) ?? []), value]);
  }
  return {
    headers: request.headers,
    queryStringParameters: Object.fromEntries(queryStringParameters),
    pathParameters,
    body: request.body === null ? null : await request.clone().text(),
  };
}
