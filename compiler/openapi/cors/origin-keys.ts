import type { Integration, Method } from '../../model/index.js';

/**
 * Browsers write `origin` over HTTP/2 and `Origin` over HTTP/1.1, and parameters have their case; API Gateway takes both
 * beside each other (one report). The usual spelling comes last, which is the one that counts where case was lost.
 */
const spellings = ['origin', 'Origin'] as const;

/**
 * What a method needs whose response depends on who asks, lest a stage that caches gives one origin the answer that it
 * keeps for another: the header as a parameter of the method, and among the keys of the cache.
 *
 * A spelling that names a parameter of path or query string is left out: API Gateway takes a name once.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html#enable-api-gateway-cache-keys
 */
export function originKeys(
  { requestParameters }: Pick<Method, 'requestParameters'>,
  integration: Integration,
): Required<Pick<Method, 'requestParameters' | 'integration'>> {
  const keys = spellings
    .filter((name) => !isTaken(name, requestParameters))
    .map((name) => `method.request.header.${name}`);
  const declared = keys.filter((key) => !requestParameters.has(key)).map((key) => [key, false] as const);
  return {
    requestParameters: new Map([...requestParameters, ...declared]),
    integration: { ...integration, cacheKeyParameters: [...new Set([...integration.cacheKeyParameters, ...keys])] },
  };
}

/** Whether a browser's `Origin` may fail to be part of the key, since a parameter of path or query string has that name. */
export function lacksOriginKey({ requestParameters }: Pick<Method, 'requestParameters'>): boolean {
  return spellings.some((name) => isTaken(name, requestParameters));
}

function isTaken(name: string, requestParameters: Method['requestParameters']): boolean {
  return ['path', 'querystring'].some((place) => requestParameters.has(`method.request.${place}.${name}`));
}
