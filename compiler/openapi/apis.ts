import { childLocation, diagnostic, keyLocation } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import {
  checkExtensions,
  context as contextExtension,
  domain,
  type EndpointConfiguration,
  endpointConfiguration,
  ignore,
  memberOf,
  rawMemberOf,
  readExtension,
  requestValidator,
  requestValidators,
  stages,
  websocket,
} from '../extensions/index.js';
import type { Api, Contract, SecurityRequirement, Stage, Text } from '../model/index.js';
import { isSigV4 } from './authorization.js';
import { basePath } from './base-path.js';
import { checkMembers } from './check-members.js';
import { checkNames } from './check-names.js';
import type { OpenApiContext } from './context.js';
import { withCors } from './cors/with-cors.js';
import { httpApi } from './http-api.js';
import { readInfo } from './info.js';
import type { MethodSurroundings } from './method.js';
import { readPaths } from './paths.js';
import { readResources } from './resources.js';
import { restApi } from './rest-api.js';
import type { SchemaReader } from './schema.js';
import { readSecurity } from './security-requirement.js';
import { readSecuritySchemes, type SecuritySchemes } from './security-scheme.js';
import { readServers, type ServerReading } from './server.js';
import { readTags } from './tag.js';
import { unknownValidator } from './unknown-validator.js';

const rootMembers = ['info', 'servers', 'paths', 'components', 'security', 'tags', 'externalDocs'];
const swaggerMembers = [
  'swagger',
  'host',
  'basePath',
  'schemes',
  'consumes',
  'produces',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
];
const openApiMembers = ['openapi', 'webhooks', 'jsonSchemaDialect', '$self'];
const componentMembers = [
  'schemas',
  'responses',
  'parameters',
  'examples',
  'requestBodies',
  'headers',
  'securitySchemes',
  'links',
  'callbacks',
  'pathItems',
];

/**
 * Reads the OpenAPI Object: the REST or HTTP API of its paths, and the WebSocket API of `x-gatewright-websocket`.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#openapi-object
 */
export function readApis(root: DocumentNode, schemas: SchemaReader, context: OpenApiContext): readonly Api[] {
  checkRoot(root, context);
  const info = readInfo(root, context);
  const servers = readServers(root, context);
  const rootSecurity = readSecurity(root, context) ?? [];
  const security = readSecuritySchemes(root, context);
  const { tags, awsTags } = readTags(root, context);
  const paths = readPaths(root, rootSecurity, context);
  const declaredStages = readExtension(stages, root, context) ?? new Map<string, Stage>();
  const domainExtension = readExtension(domain, root, context);
  const webSocket = readExtension(websocket, root, context);
  const authorizerContexts = readExtension(contextExtension, root, context) ?? new Map();
  const validators = readExtension(requestValidators, root, context) ?? new Map();
  const surroundings: MethodSurroundings = {
    security,
    requestValidators: validators,
    ...rootValidator(root, validators, context),
  };
  checkRootSecurity(root, rootSecurity, security, context);
  const resources = readResources(paths, surroundings, context);
  // All schemas that operations and extensions use are known by now.
  const contract: Contract = {
    dialect: context.document.dialect,
    info,
    servers: servers.map(({ server }) => server),
    operations: resources.flatMap(({ methods }) => methods.map(({ operation }) => operation)),
    schemas: schemas.named(),
    securitySchemes: security.schemes,
    tags,
  };
  const base = basePath(root, contract.servers, context);
  const endpoint = readEndpoint(root, servers, context);
  const common = {
    name: info.title,
    contract,
    resources,
    authorizers: security.authorizers,
    disableExecuteApiEndpoint: endpoint.disableExecuteApiEndpoint === true,
    ...(base === undefined ? {} : { basePath: base }),
    stages: withWebAcl(declaredStages, domainExtension?.webAclArn),
    ...(domainExtension === undefined ? {} : { domainName: domainExtension.domainName }),
    authorizerContexts,
    ignoredDiagnostics: readExtension(ignore, root, context) ?? new Set<string>(),
    at: root.at,
  };
  // OpenAPI 3.1 allows documents of components or webhooks alone, but no API comes of them either.
  if (rawMemberOf(root, 'paths') === undefined && webSocket === undefined) {
    context.report(diagnostic('member-missing', { object: 'OpenAPI Object', name: 'paths' }, root.at));
  }
  const apis: Api[] = [];
  // A document may describe a WebSocket API and nothing else.
  if (webSocket === undefined || paths.length > 0) {
    apis.push(
      context.protocol === 'REST'
        ? withCors(restApi(root, common, { validators, endpoint, paths }, context), context.report)
        : httpApi(root, common, { endpoint, awsTags }, context),
    );
  }
  if (webSocket !== undefined) {
    apis.push({
      protocol: 'WEBSOCKET',
      name: info.title,
      contract,
      ...webSocket,
      authorizers: security.authorizers,
      stages: common.stages,
      at: childLocation(root.at, websocket.name),
    });
  }
  for (const api of apis) checkNames(api, root.at, context);
  return apis;
}

function checkRoot(root: DocumentNode, context: OpenApiContext): void {
  checkExtensions(root, 'root', context);
  checkMembers(root, 'OpenAPI Object', [...rootMembers, ...openApiMembers, ...swaggerMembers], context);
  // Some OpenAPI 3 documents carry parts of Swagger 2.0; what can be understood of them is read.
  for (const name of context.isSwagger ? [] : swaggerMembers) {
    const member = rawMemberOf(root, name);
    if (member === undefined) continue;
    context.report(diagnostic('member-version', { name, version: '2.0' }, keyLocation(member.at)));
  }
  // AWS says so of HTTP APIs; the text of its error was not seen.
  if (context.isSwagger && context.protocol === 'HTTP') {
    context.report(diagnostic('http-api-swagger', {}, childLocation(root.at, 'swagger')));
  }
  const components = memberOf(root, 'components', context);
  if (components === undefined) return;
  checkExtensions(components, 'components', context);
  checkMembers(components, 'Components Object', componentMembers, context);
}

function rootValidator(
  root: DocumentNode,
  validators: MethodSurroundings['requestValidators'],
  context: OpenApiContext,
): Pick<MethodSurroundings, 'requestValidator'> {
  const name = readExtension(requestValidator, root, context);
  if (name === undefined || context.protocol === 'HTTP') return {};
  if (!validators.has(name)) {
    const at = childLocation(root.at, requestValidator.name);
    context.report(unknownValidator(name, validators, at));
  }
  return { requestValidator: name };
}

/**
 * AWS's documents say that the root's security is not used; recorded imports apply it when the scheme has an authorizer.
 * Of IAM and plain API keys nothing is known: leaving methods open that the author meant to close would be worse.
 */
function checkRootSecurity(
  root: DocumentNode,
  rootSecurity: readonly SecurityRequirement[],
  security: SecuritySchemes,
  context: OpenApiContext,
): void {
  if (context.protocol === 'HTTP') return;
  for (const { scheme: name } of rootSecurity.flat()) {
    const scheme = security.schemes.get(name);
    if (scheme === undefined || security.authorizers.has(name)) continue;
    if (!isSigV4(scheme) && scheme.type !== 'apiKey') continue;
    context.report(diagnostic('security-at-root', { name }, childLocation(root.at, 'security')));
  }
}

/** In OpenAPI 3 it belongs into a server, in Swagger 2.0 to the root. In the wrong place it is reported, and holds all the same. */
function readEndpoint(
  root: DocumentNode,
  servers: readonly ServerReading[],
  context: OpenApiContext,
): EndpointConfiguration {
  for (const { node } of servers) {
    const found = readExtension(endpointConfiguration, node, context);
    if (found !== undefined) return found;
  }
  const found = readExtension(endpointConfiguration, root, context);
  if (found === undefined) return { vpcEndpointIds: [] };
  if (!context.isSwagger) {
    const parameters = { name: endpointConfiguration.name, place: 'OpenAPI Object', places: 'Server Object' };
    context.report(diagnostic('extension-misplaced', parameters, childLocation(root.at, endpointConfiguration.name)));
  }
  return found;
}

function withWebAcl(declared: ReadonlyMap<string, Stage>, webAclArn: Text | undefined): ReadonlyMap<string, Stage> {
  if (webAclArn === undefined) return declared;
  return new Map([...declared].map(([name, stage]) => [name, { webAclArn, ...stage }]));
}
