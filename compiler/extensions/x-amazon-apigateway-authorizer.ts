import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import type { Authorizer, CognitoAuthorizer, LambdaAuthorizer, Text } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import type { Extension } from './extension.js';
import { jwtAuthorizer } from './jwt-authorizer.js';
import { memberOf, rawMemberOf } from './node.js';
import { booleanOf, integerOf, isObjectNode, oneOf, stringOf, stringsOf, textOf, textsOf } from './scalar.js';

/** What the authorizer takes from the security scheme in which it stands. */
export interface AuthorizerScheme {
  readonly name: string;
  readonly authType?: string;
  /** The header, or the query parameter, that the scheme names. */
  readonly parameterName?: string;
  readonly in?: 'header' | 'query' | 'cookie';
  /** Of `openIdConnect`. */
  readonly openIdConnectUrl?: string;
}

const extension = 'x-amazon-apigateway-authorizer';
const restTypes = ['token', 'request', 'cognito_user_pools', 'jwt'] as const;
const httpTypes = ['request', 'jwt'] as const;
const properties = [
  'type',
  'authorizerUri',
  'authorizerCredentials',
  'authorizerResultTtlInSeconds',
  'identitySource',
  'identityValidationExpression',
  'providerARNs',
  'authorizerPayloadFormatVersion',
  'enableSimpleResponses',
  'jwtConfiguration',
];
const httpProperties = ['authorizerPayloadFormatVersion', 'enableSimpleResponses'];

/**
 * `x-amazon-apigateway-authorizer`: who decides whether a call may pass.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export const authorizer: Extension<Authorizer, [scheme: AuthorizerScheme]> = {
  name: extension,
  places: ['security-scheme'],
  protocols: ['REST', 'HTTP'],
  read(node, context, scheme) {
    if (!isObjectNode(node, extension, context)) return undefined;
    checkProperties(node, extension, properties, context);
    if (context.protocol === 'REST') reportHttpProperties(node, context);
    const typeNode = memberOf(node, 'type', context);
    if (typeNode === undefined) return missing(node, 'type', 'it says what kind of authorizer this is', context);
    const types: readonly (typeof restTypes)[number][] = context.protocol === 'REST' ? restTypes : httpTypes;
    const type = oneOf(typeNode, `type of ${extension}`, types, context);
    if (type === undefined) return undefined;
    switch (type) {
      case 'token':
      case 'request':
        return lambdaAuthorizer(type === 'token' ? 'TOKEN' : 'REQUEST', node, scheme, context);
      case 'cognito_user_pools':
        return cognitoAuthorizer(node, scheme, context);
      case 'jwt':
        return jwtAuthorizer(node, scheme, context);
      default:
        return type satisfies never;
    }
  },
};

function lambdaAuthorizer(
  type: LambdaAuthorizer['type'],
  node: DocumentNode,
  scheme: AuthorizerScheme,
  context: ReadContext,
): LambdaAuthorizer | undefined {
  const authorizerUri = text(node, 'authorizerUri', context);
  if (authorizerUri === undefined) return missing(node, 'authorizerUri', 'it names the function to ask', context);
  const authorizerCredentials = text(node, 'authorizerCredentials', context);
  const expression = validationExpression(node, context);
  const versionNode = memberOf(node, 'authorizerPayloadFormatVersion', context);
  const version = versionNode && context.protocol === 'HTTP' ? payloadVersion(versionNode, context) : undefined;
  const simpleNode = memberOf(node, 'enableSimpleResponses', context);
  const simple =
    simpleNode && context.protocol === 'HTTP' ? booleanOf(simpleNode, 'enableSimpleResponses', context) : undefined;
  // Of TOKEN the scheme's header counts, whatever the extension says (recorded from the service).
  const identitySource = type === 'TOKEN' ? schemeSource(node, scheme, context) : identitySources(node, context);
  if (type === 'REQUEST' && expression !== undefined) {
    const parameters = { property: 'identityValidationExpression', type, name: scheme.name };
    context.report(diagnostic('authorizer-property-ignored', parameters, node.at));
  }
  const ttl = timeToLive(node, context);
  const seconds = ttl.authorizerResultTtlInSeconds;
  // Whether API Gateway refuses this, or answers 401 to every call, is unconfirmed. A missing source with the default
  // of 300 seconds counts as well.
  if (type === 'REQUEST' && context.protocol === 'REST' && seconds > 0 && identitySource.length === 0) {
    context.report(diagnostic('authorizer-without-source', { name: scheme.name, seconds }, node.at));
  }
  return {
    ...base(node, scheme),
    type,
    authorizerUri,
    ...(authorizerCredentials === undefined ? {} : { authorizerCredentials }),
    ...ttl,
    identitySource,
    ...(type === 'TOKEN' && expression !== undefined ? { identityValidationExpression: expression } : {}),
    ...(version === undefined ? {} : { authorizerPayloadFormatVersion: version }),
    ...(simple === undefined ? {} : { enableSimpleResponses: simple }),
  };
}

function cognitoAuthorizer(
  node: DocumentNode,
  scheme: AuthorizerScheme,
  context: ReadContext,
): CognitoAuthorizer | undefined {
  const arns = rawMemberOf(node, 'providerARNs');
  const providerARNs: readonly Text[] = arns === undefined ? [] : textsOf(arns, 'providerARNs', context);
  if (providerARNs.length === 0) return missing(node, 'providerARNs', 'they name the user pools', context);
  const expression = validationExpression(node, context);
  return {
    ...base(node, scheme),
    type: 'COGNITO_USER_POOLS',
    providerARNs,
    identitySource: schemeSource(node, scheme, context),
    ...(expression === undefined ? {} : { identityValidationExpression: expression }),
    ...timeToLive(node, context),
  };
}

function base(node: DocumentNode, scheme: AuthorizerScheme): Pick<Authorizer, 'name' | 'authType' | 'at'> {
  return {
    name: scheme.name,
    ...(scheme.authType === undefined ? {} : { authType: scheme.authType }),
    at: node.at,
  };
}

/** The identity source that the scheme's own header makes; another one in the extension has no effect. */
function schemeSource(node: DocumentNode, scheme: AuthorizerScheme, context: ReadContext): readonly string[] {
  const source = `method.request.header.${scheme.parameterName ?? 'Authorization'}`;
  const written = identitySources(node, context);
  if (written.length > 0 && written.join() !== source) {
    const parameters = { name: scheme.name, source, written: written.join() };
    context.report(diagnostic('authorizer-source-ignored', parameters, node.at));
  }
  return [source];
}

/** `identitySource` split at its commas. */
function identitySources(node: DocumentNode, context: ReadContext): readonly string[] {
  const member = memberOf(node, 'identitySource', context);
  if (member === undefined) return [];
  return stringsOf(member, 'identitySource', context)
    .flatMap((sources) => sources.split(','))
    .map((source) => source.trim())
    .filter((source) => source !== '');
}

function validationExpression(node: DocumentNode, context: ReadContext): string | undefined {
  const member = memberOf(node, 'identityValidationExpression', context);
  return member && stringOf(member, 'identityValidationExpression', context);
}

function timeToLive(
  node: DocumentNode,
  context: ReadContext,
): Pick<LambdaAuthorizer, 'authorizerResultTtlInSeconds' | 'hasDefaultTtl'> {
  const member = memberOf(node, 'authorizerResultTtlInSeconds', context);
  const seconds = member && integerOf(member, 'authorizerResultTtlInSeconds', { minimum: 0, maximum: 3600 }, context);
  return seconds === undefined
    ? { authorizerResultTtlInSeconds: 300, hasDefaultTtl: true }
    : { authorizerResultTtlInSeconds: seconds };
}

function payloadVersion(node: DocumentNode, context: ReadContext): '1.0' | '2.0' | undefined {
  // YAML and JSON read an unquoted 2.0 as the number 2.
  if (node.value === 1 || node.value === 2) return node.value === 1 ? '1.0' : '2.0';
  return oneOf(node, 'authorizerPayloadFormatVersion', ['1.0', '2.0'] as const, context);
}

function text(node: DocumentNode, property: string, context: ReadContext): Text | undefined {
  const member = rawMemberOf(node, property);
  return member && textOf(member, property, context);
}

function missing(node: DocumentNode, property: string, reason: string, context: ReadContext): undefined {
  context.report(diagnostic('extension-property-missing', { extension, property, reason }, node.at));
  return undefined;
}

function reportHttpProperties(node: DocumentNode, context: ReadContext): void {
  for (const property of httpProperties) {
    const member = rawMemberOf(node, property);
    if (member === undefined) continue;
    const parameters = { property, extension, protocol: 'REST' };
    context.report(diagnostic('extension-property-other-protocol', parameters, member.at));
  }
}
