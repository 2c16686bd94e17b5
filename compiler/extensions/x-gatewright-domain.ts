import { diagnostic } from '../diagnostics/index.js';
import { type DocumentNode, readValue } from '../document/index.js';
import type { DomainName, RoutingRule, Text } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import type { Extension } from './extension.js';
import { itemsOf, memberOf, membersOrEmptyOf, rawMemberOf } from './node.js';
import { booleanOf, integerOf, isObjectNode, oneOf, stringOf, textOf } from './scalar.js';

/** What `x-gatewright-domain` says. */
export interface DomainExtension {
  readonly domainName: DomainName;
  /** A web access control list for the stages that name none of their own. */
  readonly webAclArn?: Text;
}

const extension = 'x-gatewright-domain';
const endpointTypes = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;
const modes = ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'] as const;
/** The properties of `x-gatewright-domain` that are read. */
export const domainProperties = [
  'domainName',
  'certificateArn',
  'endpointType',
  'securityPolicy',
  'endpointAccessMode',
  'mutualTlsAuthentication',
  'routingMode',
  'basePathMappings',
  'routingRules',
  'hostedZoneId',
  'policy',
  'webAclArn',
];

/** The properties of AWS's MutualTlsAuthentication object that are read. */
export const mutualTlsProperties = ['truststoreUri', 'truststoreVersion'];

/** The properties of AWS's BasePathMapping object that are read. */
export const basePathMappingProperties = ['basePath', 'stage'];

/** The properties of a routing rule, its conditions and its action in one object, that are read. */
export const routingRuleProperties = ['priority', 'matchHeaders', 'matchBasePath', 'stage', 'stripBasePath'];

/**
 * `x-gatewright-domain`: AWS's DomainName object with its base path mappings and routing rules.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html
 */
export const domain: Extension<DomainExtension> = {
  name: extension,
  places: ['root'],
  protocols: ['REST', 'HTTP'],
  read(node, context) {
    if (!isObjectNode(node, extension, context)) return undefined;
    checkProperties(node, extension, domainProperties, context);
    const text = (property: string): Text | undefined => {
      const member = rawMemberOf(node, property);
      return member && textOf(member, property, context);
    };
    const choice = <Choice extends string>(property: string, choices: readonly Choice[]): Choice | undefined => {
      const member = memberOf(node, property, context);
      return member && oneOf(member, property, choices, context);
    };
    const domainName = text('domainName');
    if (domainName === undefined) {
      const parameters = { extension, property: 'domainName', reason: 'it is the address of the API' };
      context.report(diagnostic('extension-property-missing', parameters, node.at));
      return undefined;
    }
    const certificateArn = text('certificateArn');
    const securityNode = memberOf(node, 'securityPolicy', context);
    const securityPolicy = securityNode && stringOf(securityNode, 'securityPolicy', context);
    const endpointAccessMode = choice('endpointAccessMode', ['BASIC', 'STRICT']);
    const mutualTlsAuthentication = mutualTls(node, context);
    const routingMode = choice('routingMode', modes);
    const mappings = memberOf(node, 'basePathMappings', context);
    const rules = memberOf(node, 'routingRules', context);
    const hostedZoneId = text('hostedZoneId');
    const policyNode = rawMemberOf(node, 'policy');
    const policy = policyNode && readValue(policyNode.value, context.values);
    const webAclArn = text('webAclArn');
    return {
      domainName: {
        domainName,
        ...(certificateArn === undefined ? {} : { certificateArn }),
        // AWS's default is EDGE; everything that is newer than edge endpoints needs REGIONAL.
        endpointType: choice('endpointType', endpointTypes) ?? 'EDGE',
        ...(securityPolicy === undefined ? {} : { securityPolicy }),
        ...(endpointAccessMode === undefined ? {} : { endpointAccessMode }),
        ...(mutualTlsAuthentication === undefined ? {} : { mutualTlsAuthentication }),
        ...(routingMode === undefined ? {} : { routingMode }),
        basePathMappings:
          mappings === undefined ? [] : itemsOf(mappings, context).flatMap((item) => mapping(item, context) ?? []),
        routingRules:
          rules === undefined ? [] : itemsOf(rules, context).flatMap((item) => routingRule(item, context) ?? []),
        ...(hostedZoneId === undefined ? {} : { hostedZoneId }),
        ...(policy === undefined ? {} : { policy }),
        at: node.at,
      },
      ...(webAclArn === undefined ? {} : { webAclArn }),
    };
  },
};

function mutualTls(domainNode: DocumentNode, context: ReadContext): DomainName['mutualTlsAuthentication'] {
  const node = memberOf(domainNode, 'mutualTlsAuthentication', context);
  if (node === undefined) return undefined;
  checkProperties(node, `${extension}.mutualTlsAuthentication`, mutualTlsProperties, context);
  const uriNode = rawMemberOf(node, 'truststoreUri');
  const truststoreUri = uriNode && textOf(uriNode, 'truststoreUri', context);
  if (truststoreUri === undefined) return missing(node, 'mutualTlsAuthentication', 'truststoreUri', context);
  const versionNode = rawMemberOf(node, 'truststoreVersion');
  const truststoreVersion = versionNode && textOf(versionNode, 'truststoreVersion', context);
  return { truststoreUri, ...(truststoreVersion === undefined ? {} : { truststoreVersion }) };
}

function mapping(node: DocumentNode, context: ReadContext): DomainName['basePathMappings'][number] | undefined {
  checkProperties(node, `${extension}.basePathMappings`, basePathMappingProperties, context);
  const stage = requiredString(node, 'basePathMappings', 'stage', context);
  if (stage === undefined) return undefined;
  const pathNode = memberOf(node, 'basePath', context);
  const basePath = (pathNode && stringOf(pathNode, 'basePath', context)) ?? '';
  // AWS writes the root of the domain as `(none)`.
  return { basePath: basePath === '(none)' ? '' : basePath.replace(/^\/+|\/+$/g, ''), stage };
}

function routingRule(node: DocumentNode, context: ReadContext): RoutingRule | undefined {
  checkProperties(node, `${extension}.routingRules`, routingRuleProperties, context);
  const stage = requiredString(node, 'routingRules', 'stage', context);
  const priorityNode = memberOf(node, 'priority', context);
  const bounds = { minimum: 1, maximum: 1_000_000 };
  const priority = priorityNode && integerOf(priorityNode, 'priority', bounds, context);
  if (priorityNode === undefined) missing(node, 'routingRules', 'priority', context);
  if (stage === undefined || priority === undefined) return undefined;
  const headers = memberOf(node, 'matchHeaders', context);
  const matchHeaders = headers === undefined ? [] : headerConditions(headers, context);
  const pathNode = memberOf(node, 'matchBasePath', context);
  const matchBasePath = pathNode && stringOf(pathNode, 'matchBasePath', context);
  if (matchHeaders === undefined || (pathNode !== undefined && matchBasePath === undefined)) {
    // A rule that has lost a condition would match requests that it should not.
    const property = matchHeaders === undefined ? 'matchHeaders' : 'matchBasePath';
    context.report(diagnostic('routing-rule-left-out', { priority, property }, node.at));
    return undefined;
  }
  if (matchBasePath?.startsWith('/')) {
    context.report(diagnostic('routing-base-path-slash', { path: matchBasePath }, pathNode?.at ?? node.at));
  }
  const strip = memberOf(node, 'stripBasePath', context);
  return {
    priority,
    matchHeaders,
    ...(matchBasePath === undefined ? {} : { matchBasePath }),
    stage,
    stripBasePath: strip !== undefined && booleanOf(strip, 'stripBasePath', context) === true,
  };
}

/** Headers with the globs of their values; undefined when one of them cannot be read. */
function headerConditions(node: DocumentNode, context: ReadContext): RoutingRule['matchHeaders'] | undefined {
  if (!isObjectNode(node, 'matchHeaders', context)) return undefined;
  const members = membersOrEmptyOf(node, context);
  const conditions = members.flatMap(([header, glob]) => {
    const valueGlob = stringOf(glob, `matchHeaders.${header}`, context);
    return valueGlob === undefined ? [] : [{ header, valueGlob }];
  });
  return conditions.length === members.length ? conditions : undefined;
}

function requiredString(node: DocumentNode, owner: string, property: string, context: ReadContext): string | undefined {
  const member = memberOf(node, property, context);
  return member === undefined ? missing(node, owner, property, context) : stringOf(member, property, context);
}

function missing(node: DocumentNode, owner: string, property: string, context: ReadContext): undefined {
  const parameters = { extension: `${extension}.${owner}`, property, reason: 'AWS demands it' };
  context.report(diagnostic('extension-property-missing', parameters, node.at));
  return undefined;
}
