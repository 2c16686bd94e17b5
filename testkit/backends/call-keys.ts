import { type HttpCall, isNormalUrl, type LambdaCall, type UpstreamCall, urlParts } from '../exchange/index.js';

/** The key that every call has. */
export const anyCall = '*';

/** The key of calls of a function: its name, `name:qualifier`, or its ARN with or without the qualifier. */
export const functionKey = (nameOrArn: string): string => `lambda ${nameOrArn}`;

/** The key of calls of a service of AWS, `sqs`. */
export const serviceKey = (name: string): string => `service ${name}`;

/** The key of requests with that verb, or `*`, to that host with its port, or `*`. */
export const hostKey = (method: string, host: string): string => `host ${method} ${host}`;

/** The key of requests with that verb, or `*`, to that URL: see {@link comparableUrl}. */
export const urlKey = (method: string, url: string): string => `url ${method} ${url}`;

/** A URL without query and a slash at its end, in lower case: two that differ here differ to every msw handler. */
export function comparableUrl(url: string): string {
  const end = url.search(/[?#]/);
  return (end < 0 ? url : url.slice(0, end)).replace(/\/$/, '').toLowerCase();
}

/** By what the backends that may answer a call are found. */
export interface CallTraits {
  readonly keys: readonly string[];
  /** As {@link comparableUrl} writes it; undefined of functions, and of what is no URL. */
  readonly url?: string;
}

/** The traits of a call. */
export function callTraits(call: UpstreamCall): CallTraits {
  switch (call.kind) {
    case 'lambda':
      return { keys: functionKeys(call) };
    case 'http':
      return requestTraits(call);
    default:
      return call satisfies never;
  }
}

function functionKeys({ functionArn, functionName, qualifier }: LambdaCall): readonly string[] {
  const keys = [anyCall, functionKey(functionName)];
  if (functionArn !== functionName) keys.push(functionKey(functionArn));
  if (qualifier !== undefined) {
    const qualified = `${functionName}:${qualifier}`;
    if (qualified !== functionArn) keys.push(functionKey(qualified));
    if (functionArn.startsWith('arn:') && functionArn.endsWith(`:${qualifier}`)) {
      keys.push(functionKey(functionArn.slice(0, -qualifier.length - 1)));
    }
  }
  return keys;
}

function requestTraits({ method, url, service }: HttpCall): CallTraits {
  const keys = [anyCall, hostKey(method, '*'), hostKey('*', '*')];
  if (service !== undefined) keys.push(serviceKey(service.name));
  const parsed = parsedUrl(url);
  if (parsed === undefined) return { keys };
  const { href, host } = parsed;
  const comparable = comparableUrl(href);
  keys.push(hostKey(method, host), hostKey('*', host), urlKey(method, comparable), urlKey('*', comparable));
  return { keys, url: comparable };
}

function parsedUrl(url: string): Pick<URL, 'href' | 'host'> | undefined {
  if (isNormalUrl(url)) return { href: url, host: urlParts(url).host };
  try {
    return new URL(url);
  } catch {
    // A stage variable may leave anything for a URL: no handler can match it.
    return undefined;
  }
}
