import { isNormalUrl } from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';

/** A query parameter towards the backend, not encoded. */
export type QueryPair = readonly [name: string, value: string];

/**
 * The URL that is called: placeholders `{name}` filled in, in the query too, parameters appended behind the URI's own.
 * A slash in a value stays one, since greedy parameters hold them; all else that a URL knows is encoded.
 *
 * @param uri with stage variables put in
 * @throws GatewayFailure 500 `Invalid endpoint address` when what comes out is no URL that API Gateway calls
 */
export function endpointUrl(uri: string, path: ReadonlyMap<string, string>, query: readonly QueryPair[]): string {
  const url = withQuery(withPathParameters(uri, path), query);
  if (!isEndpoint(url)) throw configurationFailure('Invalid endpoint address');
  return url;
}

/** Fills in the placeholders; one without a value stays, and makes the address invalid. */
export function withPathParameters(uri: string, path: ReadonlyMap<string, string>): string {
  if (!uri.includes('{')) return uri;
  const queryStart = uri.indexOf('?');
  return uri.replace(/\{([^{}]+)\}/g, (placeholder, name: string, at: number) => {
    const value = path.get(name);
    if (value === undefined) return placeholder;
    return queryStart !== -1 && at > queryStart ? encodeQuery(value) : encodePath(value);
  });
}

/** Appends parameters to the URI's own. */
export function withQuery(uri: string, query: readonly QueryPair[]): string {
  if (query.length === 0) return uri;
  const pairs = query.map(([name, value]) => `${encodeQuery(name)}=${encodeQuery(value)}`).join('&');
  if (!uri.includes('?')) return `${uri}?${pairs}`;
  return /[?&]$/.test(uri) ? uri + pairs : `${uri}&${pairs}`;
}

/** Absolute, `http` or `https`, to a port that API Gateway calls, with nothing in it that a URL does not allow. */
function isEndpoint(url: string): boolean {
  if (/[\s{}<>"\\^`|]|%(?![0-9A-Fa-f]{2})/.test(url)) return false;
  if (isNormalUrl(url)) return true;
  const [, port] = /^https?:\/\/(?:[^/?#@]*@)?[^/?#@:[\]]+(?::(\d{1,5}))?(?:[/?#]|$)/i.exec(url) ?? [undefined, null];
  if (port === null || !URL.canParse(url)) return false;
  const number = port === undefined ? 80 : Number(port);
  return number === 80 || number === 443 || (number >= 1024 && number <= 65_535);
}

function encodePath(value: string): string {
  return encode(value).replace(/%(?:2F|3A|40|24|26|2B|2C|3B|3D)/g, decodeURIComponent);
}

function encodeQuery(value: string): string {
  return encode(value);
}

/** `encodeURIComponent`, which throws at half a surrogate pair. */
function encode(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}
