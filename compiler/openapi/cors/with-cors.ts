import { diagnostic, type Report } from '../../diagnostics/index.js';
import { httpMethods, type Method, type Operation, type Resource, type RestApi } from '../../model/index.js';
import { operationNames } from '../operation-names.js';
import { soleOrigin } from './cors-headers.js';
import { gatewayResponsesWithCors } from './gateway-responses-with-cors.js';
import { type CorsGap, methodWithCors } from './method-with-cors.js';
import { preflightMethod } from './preflight-method.js';

/**
 * The API with what `x-gatewright-cors` asks for, in the words of API Gateway, so that every output and the simulator
 * have the same: OPTIONS methods where the document has none, headers on the responses of integrations that are no
 * proxies, and on gateway responses. A path's own declaration takes the place of the root's; one without origins switches
 * it off.
 *
 * The OPTIONS methods are no operations of the contract: a browser calls them, not a client.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function withCors(api: RestApi, report: Report): RestApi {
  if (api.cors.size === 0) return api;
  const gaps: FoundGap[] = [];
  const replaced = new Map<Operation, Operation>();
  const names = preflightNames(api);
  const isBinary = api.binaryMediaTypes.length > 0;
  const isCached = [...api.stages.values()].some(({ cacheClusterEnabled }) => cacheClusterEnabled);
  const resources = api.resources.map((resource): Resource => {
    const cors = api.cors.get(resource.path) ?? api.cors.get('');
    if (cors === undefined || cors.allowOrigins.length === 0 || resource.methods.length === 0) return resource;
    const methods = resource.methods.map((method) => {
      // An OPTIONS method of the document answers as it stands.
      if (method.httpMethod === 'OPTIONS') return method;
      const { method: mapped, gap } = methodWithCors(method, cors, isCached);
      if (gap !== undefined) gaps.push({ method, gap });
      replaced.set(method.operation, mapped.operation);
      return mapped;
    });
    if (!resource.methods.some(({ httpMethod }) => httpMethod === 'OPTIONS')) {
      methods.push(preflightMethod(resource, cors, names.get(resource) ?? 'preflight', { isBinary, isCached }));
      methods.sort((one, other) => httpMethods.indexOf(one.httpMethod) - httpMethods.indexOf(other.httpMethod));
    }
    return { ...resource, methods };
  });
  reportGaps(gaps, report);
  reportAnyOrigin(api, report);
  return {
    ...api,
    resources,
    contract: {
      ...api.contract,
      operations: api.contract.operations.map((operation) => replaced.get(operation) ?? operation),
    },
    gatewayResponses: gatewayResponsesWithCors(api),
  };
}

/** Names that no operation has yet. */
function preflightNames({ contract, resources }: RestApi): ReadonlyMap<Resource, string> {
  // Those of the contract are taken as operationIds, which come first.
  const taken = contract.operations.map(({ name, method, path }) => ({ operationId: name, method, path }));
  const made = operationNames([...taken, ...resources.map(({ path }) => ({ method: 'OPTIONS' as const, path }))]);
  return new Map(resources.map((resource, index) => [resource, made[taken.length + index] ?? '']));
}

interface FoundGap {
  readonly method: Method;
  readonly gap: CorsGap;
}

const gapCodes = {
  proxy: 'cors-proxy',
  'no-template': 'cors-without-template',
  'no-key': 'cors-without-key',
} as const satisfies Record<CorsGap, string>;

function reportGaps(gaps: readonly FoundGap[], report: Report): void {
  for (const kind of ['proxy', 'no-template', 'no-key'] as const) {
    const concerned = gaps.filter(({ gap }) => gap === kind);
    const [first] = concerned;
    if (first === undefined) continue;
    const { httpMethod, operation, at } = first.method;
    const parameters = { count: concerned.length, method: httpMethod, path: operation.path };
    report(diagnostic(gapCodes[kind], parameters, at));
  }
}

/** Gateway responses know no conditions. */
function reportAnyOrigin({ cors }: RestApi, report: Report): void {
  for (const configuration of cors.values()) {
    if (configuration.allowOrigins.length === 0 || soleOrigin(configuration) !== undefined) continue;
    report(diagnostic('cors-errors-any-origin', {}, configuration.at));
    return;
  }
}
