import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import {
  authorizer,
  authtype,
  checkExtensions,
  memberOf,
  membersOf,
  rawMemberOf,
  readExtension,
  stringOf,
} from '../extensions/index.js';
import {
  type Authorizer,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  type SecurityScheme,
} from '../model/index.js';
import type { OpenApiContext } from './context.js';

/** The security schemes of a document, and the authorizers that stand in them, both by the name of the scheme. */
export interface SecuritySchemes {
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  readonly authorizers: ReadonlyMap<string, Authorizer>;
  /** Names of all schemes that stand in the document, also of those that could not be read. */
  readonly declared: ReadonlySet<string>;
}

/**
 * Reads the Security Scheme Objects and the authorizers in them.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#security-scheme-object
 */
export function readSecuritySchemes(root: DocumentNode, context: OpenApiContext): SecuritySchemes {
  const schemes = new Map<string, SecurityScheme>();
  const authorizers = new Map<string, Authorizer>();
  const nodes = schemeNodes(root, context);
  for (const [name, node] of nodes) {
    checkExtensions(node, 'security-scheme', context);
    const scheme = readSecurityScheme(name, node, context);
    if (scheme === undefined) {
      context.report(diagnostic('security-scheme-type', { name }, node.at));
      continue;
    }
    schemes.set(name, scheme);
    const openIdConnectUrl = member(scheme.details, 'openIdConnectUrl');
    const found = readExtension(authorizer, node, context, {
      name,
      ...(scheme.authType === undefined ? {} : { authType: scheme.authType }),
      ...(scheme.parameterName === undefined ? {} : { parameterName: scheme.parameterName }),
      ...(scheme.in === undefined ? {} : { in: scheme.in }),
      ...(typeof openIdConnectUrl === 'string' ? { openIdConnectUrl } : {}),
    });
    if (found !== undefined) authorizers.set(name, found);
    // Values that begin with aws are AWS's own; all others go with an authorizer.
    const isCustom = scheme.authType !== undefined && !/^aws/i.test(scheme.authType);
    if (isCustom && rawMemberOf(node, 'x-amazon-apigateway-authorizer') === undefined) {
      context.report(diagnostic('authorizer-extension-missing', { name }, node.at));
    }
  }
  return { schemes, authorizers, declared: new Set(nodes.keys()) };
}

/** Some OpenAPI 3 documents have `securityDefinitions` of Swagger 2.0 beside their components. */
function schemeNodes(root: DocumentNode, context: OpenApiContext): ReadonlyMap<string, DocumentNode> {
  const components = memberOf(root, 'components', context);
  const current = components && memberOf(components, 'securitySchemes', context);
  const former = memberOf(root, 'securityDefinitions', context);
  return new Map([
    ...(former === undefined ? [] : membersOf(former, context)),
    ...(current === undefined ? [] : membersOf(current, context)),
  ]);
}

function readSecurityScheme(name: string, node: DocumentNode, context: OpenApiContext): SecurityScheme | undefined {
  const string = (property: string): string | undefined => {
    const found = memberOf(node, property, context);
    return found && stringOf(found, property, context);
  };
  const type = schemeType(string('type'));
  if (type === undefined) return undefined;
  const description = string('description');
  const parameterName = type === 'apiKey' ? string('name') : undefined;
  const place = type === 'apiKey' ? schemePlace(string('in')) : undefined;
  const httpScheme =
    type === 'http'
      ? string('type')?.toLowerCase() === 'basic'
        ? 'basic'
        : string('scheme')?.toLowerCase()
      : undefined;
  const authType = readExtension(authtype, node, context);
  return {
    name,
    type,
    ...(description === undefined ? {} : { description }),
    ...(parameterName === undefined ? {} : { parameterName }),
    ...(place === undefined ? {} : { in: place }),
    ...(httpScheme === undefined ? {} : { httpScheme }),
    details: schemeDetails(node.value),
    ...(authType === undefined ? {} : { authType }),
    at: node.at,
  };
}

function schemeType(written: string | undefined): SecurityScheme['type'] | undefined {
  switch (written?.toLowerCase()) {
    case 'apikey':
      return 'apiKey';
    case 'http':
    case 'basic':
      return 'http';
    case 'oauth2':
      return 'oauth2';
    case 'openidconnect':
      return 'openIdConnect';
    case 'mutualtls':
      return 'mutualTLS';
    default:
      return undefined;
  }
}

function schemePlace(written: string | undefined): SecurityScheme['in'] {
  const place = written?.toLowerCase();
  return place === 'header' || place === 'query' || place === 'cookie' ? place : undefined;
}

/** Swagger 2.0's names of the flows, in those of OpenAPI 3. */
const flowNames: ReadonlyMap<string, string> = new Map([
  ['implicit', 'implicit'],
  ['password', 'password'],
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
]);

/** The flows of `oauth2` (Swagger 2.0's one flow in the form of OpenAPI 3) and the address of `openIdConnect`. */
function schemeDetails(value: JsonValue): JsonObject {
  if (!isJsonObject(value)) return {};
  const details: [string, JsonValue][] = [];
  for (const name of ['flows', 'openIdConnectUrl', 'bearerFormat']) {
    const found = member(value, name);
    if (found !== undefined) details.push([name, found]);
  }
  const flow = member(value, 'flow');
  const flowName = typeof flow === 'string' ? flowNames.get(flow) : undefined;
  if (flowName !== undefined) {
    const parts = ['authorizationUrl', 'tokenUrl', 'scopes'].flatMap((name) => {
      const found = member(value, name);
      return found === undefined ? [] : [[name, found] as const];
    });
    details.push(['flows', { [flowName]: Object.fromEntries(parts) }]);
  }
  return Object.fromEntries(details);
}
