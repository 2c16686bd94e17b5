import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { memberOf, membersOf, type NodeContext, rawMemberOf, rawMembersOf } from '../extensions/index.js';

type Protocol = 'REST' | 'HTTP';

/** One kind of thing that speaks for one kind of API, and how much: 10 when the other kind cannot have it. */
interface Evidence {
  readonly protocol: Protocol;
  readonly name: string;
  readonly weight: number;
}

/** Extensions of the root. The document of an HTTP API may carry some of REST's through careless copying, and the reverse. */
const rootEvidence: readonly Evidence[] = [
  { protocol: 'HTTP', name: 'x-amazon-apigateway-cors', weight: 4 },
  { protocol: 'HTTP', name: 'x-amazon-apigateway-importexport-version', weight: 4 },
  { protocol: 'REST', name: 'x-amazon-apigateway-request-validators', weight: 5 },
  { protocol: 'REST', name: 'x-amazon-apigateway-request-validator', weight: 5 },
  { protocol: 'REST', name: 'x-amazon-apigateway-gateway-responses', weight: 5 },
  { protocol: 'REST', name: 'x-amazon-apigateway-policy', weight: 5 },
  { protocol: 'REST', name: 'x-amazon-apigateway-api-key-source', weight: 5 },
  { protocol: 'REST', name: 'x-amazon-apigateway-binary-media-types', weight: 5 },
  { protocol: 'REST', name: 'x-amazon-apigateway-minimum-compression-size', weight: 5 },
  { protocol: 'REST', name: 'x-amazon-apigateway-documentation', weight: 5 },
  { protocol: 'REST', name: 'x-amazon-apigateway-security-policy', weight: 5 },
  { protocol: 'REST', name: 'x-amazon-apigateway-endpoint-access-mode', weight: 5 },
  { protocol: 'REST', name: 'x-gatewright-usage-plans', weight: 5 },
  { protocol: 'REST', name: 'x-gatewright-cors', weight: 5 },
];

/**
 * Whether the document is of a REST API or of an HTTP API, by its extensions; REST when nothing tells. Says so when both
 * kinds speak.
 */
export function decideProtocol(root: DocumentNode, isSwagger: boolean, context: NodeContext): Protocol {
  // HTTP APIs import OpenAPI 3 alone.
  if (isSwagger) return 'REST';
  // Whatever is wrong with these nodes is reported when they are read.
  const quiet: NodeContext = { ...context, report: () => {} };
  const found = new Map<string, Evidence>();
  for (const evidence of evidenceOf(root, quiet)) found.set(`${evidence.protocol} ${evidence.name}`, evidence);
  const rest = [...found.values()].filter(({ protocol }) => protocol === 'REST');
  const http = [...found.values()].filter(({ protocol }) => protocol === 'HTTP');
  const protocol = weightOf(http) > weightOf(rest) ? 'HTTP' : 'REST';
  const [winners, losers] = protocol === 'HTTP' ? [http, rest] : [rest, http];
  if (losers.length > 0 && winners.length > 0) {
    const parameters = { protocol, evidence: namesOf(winners), other: namesOf(losers) };
    context.report(diagnostic('protocol-mixed', parameters, root.at));
  }
  return protocol;
}

const weightOf = (list: readonly Evidence[]): number => list.reduce((sum, { weight }) => sum + weight, 0);
const namesOf = (list: readonly Evidence[]): string =>
  [...list]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ');

function* evidenceOf(root: DocumentNode, context: NodeContext): Generator<Evidence> {
  for (const evidence of rootEvidence) {
    if (rawMemberOf(root, evidence.name) !== undefined) yield evidence;
  }
  const components = memberOf(root, 'components', context);
  const schemes = components && memberOf(components, 'securitySchemes', context);
  for (const [, scheme] of schemes === undefined ? [] : membersOf(schemes, context)) {
    const authorizer = memberOf(scheme, 'x-amazon-apigateway-authorizer', context);
    if (authorizer !== undefined) yield* authorizerEvidence(authorizer, context);
  }
  const paths = memberOf(root, 'paths', context);
  for (const [path, item] of paths === undefined ? [] : membersOf(paths, context)) {
    if (path === '/$default') yield { protocol: 'HTTP', name: 'the route $default', weight: 10 };
    for (const [name, operation] of rawMembersOf(item, context)) {
      if (name === 'parameters' || name === 'servers') continue;
      if (rawMemberOf(operation, 'isDefaultRoute')?.value === true) {
        yield { protocol: 'HTTP', name: 'isDefaultRoute', weight: 10 };
      }
      if (rawMemberOf(operation, 'x-amazon-apigateway-request-validator') !== undefined) {
        yield { protocol: 'REST', name: 'x-amazon-apigateway-request-validator', weight: 5 };
      }
      const integration = memberOf(operation, 'x-amazon-apigateway-integration', context);
      if (integration !== undefined) yield* integrationEvidence(integration, context);
    }
  }
}

function* authorizerEvidence(authorizer: DocumentNode, context: NodeContext): Generator<Evidence> {
  const type = lowerCase(rawMemberOf(authorizer, 'type'));
  const source = lowerCase(rawMemberOf(authorizer, 'identitySource')) ?? '';
  const jwt = memberOf(authorizer, 'jwtConfiguration', context);
  if (type === 'token' || type === 'cognito_user_pools') {
    yield { protocol: 'REST', name: `authorizers of type ${type}`, weight: 10 };
  }
  if (source.includes('$request.')) yield { protocol: 'HTTP', name: 'identity sources $request.…', weight: 10 };
  if (source.includes('method.request.')) {
    yield { protocol: 'REST', name: 'identity sources method.request.…', weight: 5 };
  }
  if (jwt !== undefined) {
    const isRest = rawMemberOf(jwt, 'issuers') !== undefined;
    yield isRest
      ? { protocol: 'REST', name: 'jwtConfiguration.issuers', weight: 10 }
      : { protocol: 'HTTP', name: 'jwtConfiguration.issuer', weight: 10 };
  }
  if (rawMemberOf(authorizer, 'authorizerPayloadFormatVersion') !== undefined) {
    yield { protocol: 'HTTP', name: 'authorizerPayloadFormatVersion', weight: 4 };
  }
  if (rawMemberOf(authorizer, 'enableSimpleResponses') !== undefined) {
    yield { protocol: 'HTTP', name: 'enableSimpleResponses', weight: 4 };
  }
}

function* integrationEvidence(integration: DocumentNode, context: NodeContext): Generator<Evidence> {
  const type = lowerCase(rawMemberOf(integration, 'type'));
  if (type === 'aws' || type === 'http' || type === 'mock') {
    yield { protocol: 'REST', name: `integrations of type ${type}`, weight: 10 };
  }
  const version = rawMemberOf(integration, 'payloadFormatVersion')?.value;
  if (version === '2.0' || version === 2) yield { protocol: 'HTTP', name: 'payloadFormatVersion 2.0', weight: 10 };
  if (rawMemberOf(integration, 'integrationSubtype') !== undefined) {
    yield { protocol: 'HTTP', name: 'integrationSubtype', weight: 10 };
  }
  if (rawMemberOf(integration, 'requestTemplates') !== undefined) {
    yield { protocol: 'REST', name: 'requestTemplates', weight: 5 };
  }
  for (const name of ['cacheKeyParameters', 'contentHandling', 'responseTransferMode', 'passthroughBehavior']) {
    if (rawMemberOf(integration, name) !== undefined) yield { protocol: 'REST', name, weight: 1 };
  }
  const mappings = memberOf(integration, 'requestParameters', context);
  for (const [target] of mappings === undefined ? [] : rawMembersOf(mappings, context)) {
    if (/^(append|overwrite|remove):/.test(target)) {
      yield { protocol: 'HTTP', name: 'requestParameters overwrite:…', weight: 10 };
    } else if (target.startsWith('integration.request.')) {
      yield { protocol: 'REST', name: 'requestParameters integration.request.…', weight: 5 };
    }
  }
}

function lowerCase(node: DocumentNode | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value.toLowerCase() : undefined;
}
