import type { RestApi } from '../../compiler/model/index.js';
import { type GatewayRequest, headerOf } from '../exchange/index.js';
import { customDomainRoute } from './custom-domain.js';
import { type RequestTarget, withOneSlash } from './request-target.js';

/** Where a request goes, and by which way. */
export interface FrontDoor {
  readonly stage: string;
  /** Without the stage: `path` of a proxy event. Begins with one slash. */
  readonly path: string;
  /** As sent, with the stage: `$context.path`. */
  readonly contextPath: string;
  /** What the router sees. */
  readonly routePath: string;
  /** Without port. */
  readonly domainName: string;
  readonly logContext?: readonly (readonly [string, string])[];
  /** Not by a custom domain: deployed APIs may have this way disabled. */
  readonly isDefaultEndpoint?: true;
  /** Domains with mappings of several levels pass header names in lower case. */
  readonly lowersHeaders?: true;
}

/** What the front door knows of the gateway. */
export interface Endpoint {
  readonly api: RestApi;
  readonly apiId: string;
  readonly region: string;
  /** Literal; undefined when the API has none. */
  readonly customDomain: string | undefined;
}

/**
 * Finds the stage: by the first segment of the path under the default endpoint, by mappings and rules under a custom
 * domain. Undefined when there is no way in, which API Gateway answers with 403 `Forbidden`.
 *
 * A host that is neither, such as that of a local server, counts as the default endpoint.
 */
export function frontDoor(request: GatewayRequest, target: RequestTarget, endpoint: Endpoint): FrontDoor | undefined {
  const { api, apiId, region, customDomain } = endpoint;
  const host = headerOf(request.headers, 'host');
  const domainName =
    host === undefined ? `${apiId}.execute-api.${region}.amazonaws.com` : host.replace(/:\d+$/, '').toLowerCase();
  if (customDomain !== undefined && isDomain(domainName, customDomain) && api.domainName !== undefined) {
    return customDomainRoute(request, target.path, domainName, api.domainName);
  }
  const [, id = apiId] = /^([a-z0-9]+)(?:-vpce-[a-z0-9]+)?\.execute-api\.[a-z0-9-]+\./.exec(domainName) ?? [];
  if (id !== apiId) return undefined;
  // Slashes before the stage leave no trace, those behind it stay in `$context.path` (recorded).
  let start = 0;
  while (target.path.charCodeAt(start) === slash) start++;
  const end = target.path.indexOf('/', start);
  const stage = end < 0 ? target.path.slice(start) : target.path.slice(start, end);
  const rest = end < 0 ? '' : target.path.slice(end);
  const path = withOneSlash(rest);
  return { stage, path, contextPath: `/${stage}${rest}`, routePath: path, domainName, isDefaultEndpoint: true };
}

const slash = 47;

/** `*.example.com` stands for every name one level below. */
function isDomain(host: string, domain: string): boolean {
  const name = domain.toLowerCase();
  if (!name.startsWith('*.')) return host === name;
  const label = host.slice(0, host.length - name.length + 1);
  return host.endsWith(name.slice(1)) && label !== '' && !label.includes('.');
}
