import type { DomainName, RoutingRule } from '../../compiler/model/index.js';
import { type GatewayRequest, headerOf } from '../exchange/index.js';
import type { FrontDoor } from './front-door.js';
import { withOneSlash } from './request-target.js';

/**
 * The way of a request under a custom domain: the first routing rule whose conditions hold, then the base path mappings,
 * as far as the domain's routing mode has them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-mode.html
 */
export function customDomainRoute(
  request: GatewayRequest,
  path: string,
  domainName: string,
  domain: DomainName,
): FrontDoor | undefined {
  const mode = domain.routingMode ?? 'BASE_PATH_MAPPING_ONLY';
  const whole = withOneSlash(path);
  if (mode !== 'BASE_PATH_MAPPING_ONLY') {
    const rules = domain.routingRules
      .map((rule, index) => ({ rule, index }))
      .sort((one, other) => one.rule.priority - other.rule.priority);
    const found = rules.find(({ rule }) => holds(rule, request, whole));
    if (found !== undefined) {
      const { rule, index } = found;
      const taken = rule.stripBasePath ? (rule.matchBasePath ?? '') : '';
      return {
        ...way(rule.stage, path, taken, domainName),
        // A rule has no id before it is deployed: its place in the document stands for one.
        logContext: [['customDomain.routingRuleIdMatched', String(index)]],
      };
    }
  }
  if (mode === 'ROUTING_RULE_ONLY') return undefined;
  const isMultiLevel = domain.basePathMappings.some(({ basePath }) => basePath.includes('/'));
  const mapping = [...domain.basePathMappings]
    .sort((one, other) => other.basePath.length - one.basePath.length)
    .find(({ basePath }) => maps(basePath, whole, isMultiLevel));
  if (mapping === undefined) return undefined;
  return {
    ...way(mapping.stage, path, mapping.basePath, domainName),
    logContext: [['customDomain.basePathMatched', mapping.basePath === '' ? '(none)' : mapping.basePath]],
    ...(isMultiLevel ? { lowersHeaders: true as const } : {}),
  };
}

/** The event's path has the base path, the router does not see it. */
function way(stage: string, path: string, basePath: string, domainName: string): FrontDoor {
  const whole = withOneSlash(path);
  const taken = basePath === '' ? 0 : basePath.length + 1;
  return { stage, path: whole, contextPath: path, routePath: withOneSlash(whole.slice(taken)), domainName };
}

/**
 * Mappings of several levels make every mapping of the domain a plain prefix of the text: `/ordersandmore` goes to
 * `orders`. With mappings of one level only, whole segments are compared.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
function maps(basePath: string, path: string, isMultiLevel: boolean): boolean {
  if (basePath === '') return true;
  if (!path.startsWith(`/${basePath}`)) return false;
  const next = path.charAt(basePath.length + 1);
  return isMultiLevel || next === '' || next === '/';
}

/** All conditions of a rule; one without conditions always holds. */
function holds(rule: RoutingRule, request: GatewayRequest, path: string): boolean {
  if (rule.matchBasePath !== undefined && !maps(rule.matchBasePath, path, false)) return false;
  return rule.matchHeaders.every(({ header, valueGlob }) => {
    const value = headerOf(request.headers, header.toLowerCase());
    return value !== undefined && fits(value, valueGlob);
  });
}

/** `*` counts at the start, at the end, or both; the rest is compared as it stands, case included. */
function fits(value: string, glob: string): boolean {
  const starts = glob.startsWith('*');
  const ends = glob.endsWith('*') && glob.length > 1;
  const text = glob.slice(starts ? 1 : 0, ends ? -1 : undefined);
  if (starts && ends) return value.includes(text);
  if (starts) return value.endsWith(text);
  return ends ? value.startsWith(text) : value === text;
}
