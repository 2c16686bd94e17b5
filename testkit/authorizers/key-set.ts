import { isJsonObject, type JsonObject, type JsonValue, member } from '../../compiler/model/index.js';
import { type Clock, type Exchange, textOf } from '../exchange/index.js';
import { callAuthorizer } from './call-authorizer.js';
import { configurationError } from './configuration-error.js';

/** The public keys of an issuer, fetched through the backends when one is first needed. */
export interface KeySet {
  /**
   * The key of that id that may verify the algorithm; undefined when the issuer has none.
   *
   * @throws GatewayFailure 500 when the keys cannot be had
   */
  key(exchange: Exchange, keyId: string, algorithm: string): Promise<JsonObject | undefined>;
}

/** Milliseconds for which keys are kept: documented as up to an hour for JWT authorizers, taken for Cognito as well. */
const lifetime = 3_600_000;

/** @param url of the set, found when the set is first needed */
export function keySet(url: (exchange: Exchange) => Promise<string> | string, clock: Clock): KeySet {
  let fetched: { readonly keys: readonly JsonObject[]; readonly until: number } | undefined;
  const fetchKeys = async (exchange: Exchange): Promise<readonly JsonObject[]> => {
    const document = await fetchJson(exchange, await url(exchange));
    const keys = isJsonObject(document) ? member(document, 'keys') : undefined;
    if (!Array.isArray(keys)) throw configurationError('the key set has no keys');
    fetched = { keys: keys.filter(isJsonObject), until: clock.now() + lifetime };
    return fetched.keys;
  };
  return {
    async key(exchange, keyId, algorithm) {
      if (fetched !== undefined && clock.now() < fetched.until) {
        const known = findKey(fetched.keys, keyId, algorithm);
        if (known !== undefined) return known;
      }
      // A key that was not seen before makes the gateway look again.
      return findKey(await fetchKeys(exchange), keyId, algorithm);
    },
  };
}

/** Public keys for signatures alone: a shared secret in a key set would let anybody sign who can read it. */
function findKey(keys: readonly JsonObject[], keyId: string, algorithm: string): JsonObject | undefined {
  const type = algorithm.startsWith('ES') ? 'EC' : 'RSA';
  return keys.find((key) => {
    const declared = member(key, 'alg');
    const use = member(key, 'use');
    return (
      member(key, 'kid') === keyId &&
      member(key, 'kty') === type &&
      (declared === undefined || declared === algorithm) &&
      (use === undefined || use === 'sig')
    );
  });
}

/** Fetches a document of an issuer. @throws GatewayFailure 500 when it cannot be had, or is no JSON */
export async function fetchJson(exchange: Exchange, url: string): Promise<JsonValue> {
  if (!URL.canParse(url)) throw configurationError(`${url} is no URL`);
  const answer = await callAuthorizer(exchange, {
    kind: 'http',
    purpose: 'authorizer',
    method: 'GET',
    url,
    headers: [
      ['Host', new URL(url).host],
      ['Accept', 'application/json'],
      ['User-Agent', 'AmazonAPIGateway'],
    ],
    body: undefined,
    requestId: exchange.requestId,
  });
  if (answer.kind === 'failure') throw configurationError(`${url}: ${answer.message}`);
  if (answer.kind !== 'http' || answer.status !== 200) throw configurationError(`${url} was not answered with 200`);
  const { body } = answer;
  const text = body instanceof ReadableStream ? await new Response(body).text() : textOf(body);
  try {
    return JSON.parse(text);
  } catch {
    throw configurationError(`${url} is no JSON`);
  }
}
