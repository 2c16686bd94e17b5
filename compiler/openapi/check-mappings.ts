import { childLocation, diagnostic } from '../diagnostics/index.js';
import { checkMapping } from '../extensions/index.js';
import type { Integration, Method } from '../model/index.js';
import type { OpenApiContext } from './context.js';

/**
 * Reports mappings that API Gateway does not understand, and those between things that the operation does not declare,
 * keys of the cache included. Deployed documents have the latter, so it is no error.
 */
export function checkMappings(method: Method, context: Pick<OpenApiContext, 'report'>): void {
  const { integration, operation, httpMethod } = method;
  if (integration === undefined) return;
  const owner = { method: httpMethod, path: operation.path };
  for (const [target, source] of integration.requestParameters) {
    const at = childLocation(childLocation(integration.at, 'requestParameters'), target);
    if (!checkMapping(target, source, 'integration.request', at, context) || typeof source !== 'string') continue;
    const parameter = methodParameter(source);
    if (parameter === undefined || method.requestParameters.has(parameter)) continue;
    context.report(diagnostic('mapping-source-undeclared', { ...owner, target, source }, at));
  }
  for (const key of integration.cacheKeyParameters) {
    if (key.includes('${') || isCacheKey(key, method, integration)) continue;
    const at = childLocation(integration.at, 'cacheKeyParameters');
    context.report(diagnostic('cache-key-undeclared', { ...owner, key }, at));
  }
  // Responses have no effect on proxies.
  if (integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY') return;
  for (const response of integration.responses) {
    const status = response.statusCode;
    const declared = method.methodResponses.find(({ statusCode }) => statusCode === status);
    if (declared === undefined) {
      context.report(diagnostic('integration-response-undeclared', { ...owner, status }, response.at));
    }
    for (const [target, source] of response.responseParameters) {
      const at = childLocation(childLocation(response.at, 'responseParameters'), target);
      if (!checkMapping(target, source, 'method.response', at, context)) continue;
      if (declared === undefined || declared.responseParameters.has(target)) continue;
      context.report(diagnostic('mapping-header-undeclared', { ...owner, status, target }, at));
    }
  }
}

/** Whether responses can be told apart by it: a parameter of the method, or one that the integration maps. */
function isCacheKey(key: string, { requestParameters }: Method, integration: Integration): boolean {
  if (integration.requestParameters.has(key)) return true;
  const parameter = methodParameter(key);
  return parameter !== undefined && requestParameters.has(parameter);
}

/** The parameter that an expression reads, as methods declare it; undefined when it reads none. */
function methodParameter(expression: string): string | undefined {
  const [, place, name] = /^method\.request\.(?:multivalue)?(path|querystring|header)\.(.+)$/.exec(expression) ?? [];
  return name === undefined ? undefined : `method.request.${place}.${name}`;
}
