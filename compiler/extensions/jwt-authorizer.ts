import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import type { JwtAdditionalClaim, JwtAuthorizer, JwtIssuer, Text } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import { itemsOf, memberOf, rawMemberOf } from './node.js';
import { booleanOf, isObjectNode, stringOf, stringsOf, textOf, textsOf } from './scalar.js';
import type { AuthorizerScheme } from './x-amazon-apigateway-authorizer.js';

/**
 * An authorizer of type `jwt`. HTTP APIs have one issuer: `jwtConfiguration {issuer, audience}`. REST APIs, since
 * November 2026, have a list: `{defaultAlgorithms, issuers: [{issuer, audiences, additionalClaims}]}`. The OpenAPI form
 * of the latter is unconfirmed; it is taken to be that of CloudFormation in camel case.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer.html
 */
export function jwtAuthorizer(
  node: DocumentNode,
  scheme: AuthorizerScheme,
  context: ReadContext,
): JwtAuthorizer | undefined {
  const configuration = memberOf(node, 'jwtConfiguration', context);
  const hasIssuers = configuration !== undefined && memberOf(configuration, 'issuers', context) !== undefined;
  const hasIssuer =
    configuration !== undefined &&
    (rawMemberOf(configuration, 'issuer') !== undefined || rawMemberOf(configuration, 'audience') !== undefined);
  if (context.protocol === 'REST' ? hasIssuer && !hasIssuers : hasIssuers) {
    const given = context.protocol === 'REST' ? 'HTTP' : 'REST';
    const parameters = { given, protocol: context.protocol };
    context.report(diagnostic('jwt-configuration', parameters, configuration?.at ?? node.at));
    return undefined;
  }
  const issuers =
    context.protocol === 'REST' ? restIssuers(configuration, context) : httpIssuer(configuration, scheme, context);
  if (issuers.length === 0) {
    const parameters = {
      extension: 'x-amazon-apigateway-authorizer',
      property: context.protocol === 'REST' ? 'jwtConfiguration.issuers' : 'jwtConfiguration.issuer',
      reason: 'it names who issues the tokens',
    };
    context.report(diagnostic('extension-property-missing', parameters, node.at));
    return undefined;
  }
  const algorithms = configuration && memberOf(configuration, 'defaultAlgorithms', context);
  const source = memberOf(node, 'identitySource', context);
  const place = scheme.in === 'query' ? 'querystring' : 'header';
  const ownSource = `${context.protocol === 'HTTP' ? '$request' : 'method.request'}.${place}.${scheme.parameterName ?? 'Authorization'}`;
  return {
    type: 'JWT',
    name: scheme.name,
    ...(scheme.authType === undefined ? {} : { authType: scheme.authType }),
    identitySource: source === undefined ? [ownSource] : stringsOf(source, 'identitySource', context),
    issuers,
    ...(algorithms === undefined || context.protocol === 'HTTP'
      ? {}
      : { defaultAlgorithms: stringsOf(algorithms, 'defaultAlgorithms', context) }),
    at: node.at,
  };
}

function httpIssuer(
  configuration: DocumentNode | undefined,
  scheme: AuthorizerScheme,
  context: ReadContext,
): readonly JwtIssuer[] {
  if (configuration !== undefined) {
    if (!isObjectNode(configuration, 'jwtConfiguration', context)) return [];
    checkProperties(configuration, 'jwtConfiguration', ['issuer', 'audience'], context);
  }
  const node = configuration && rawMemberOf(configuration, 'issuer');
  // An openIdConnect scheme names the issuer by its discovery document.
  const discovered = scheme.openIdConnectUrl?.replace(/\/\.well-known\/openid-configuration$/, '');
  const issuer = node === undefined ? discovered : textOf(node, 'issuer', context);
  if (issuer === undefined) return [];
  if (node !== undefined) checkIssuer(issuer, node, context);
  const audience = configuration && rawMemberOf(configuration, 'audience');
  const audiences = audience === undefined ? [] : textsOf(audience, 'audience', context);
  return [{ issuer, audiences, additionalClaims: [] }];
}

function restIssuers(configuration: DocumentNode | undefined, context: ReadContext): readonly JwtIssuer[] {
  if (configuration === undefined || !isObjectNode(configuration, 'jwtConfiguration', context)) return [];
  checkProperties(configuration, 'jwtConfiguration', ['issuers', 'defaultAlgorithms'], context);
  const list = memberOf(configuration, 'issuers', context);
  if (list === undefined) return [];
  return itemsOf(list, context).flatMap((item) => {
    checkProperties(item, 'jwtConfiguration.issuers', ['issuer', 'audiences', 'additionalClaims'], context);
    const node = rawMemberOf(item, 'issuer');
    const issuer = node && textOf(node, 'issuer', context);
    if (node === undefined || issuer === undefined) return [];
    checkIssuer(issuer, node, context);
    const audiences = rawMemberOf(item, 'audiences');
    const claims = memberOf(item, 'additionalClaims', context);
    return [
      {
        issuer,
        audiences: audiences === undefined ? [] : textsOf(audiences, 'audiences', context),
        additionalClaims:
          claims === undefined
            ? []
            : itemsOf(claims, context).flatMap((claim) => additionalClaim(claim, context) ?? []),
      },
    ];
  });
}

function additionalClaim(node: DocumentNode, context: ReadContext): JwtAdditionalClaim | undefined {
  checkProperties(node, 'additionalClaims', ['claimName', 'format', 'expectedValues', 'required'], context);
  const nameNode = memberOf(node, 'claimName', context);
  const claimName = nameNode && stringOf(nameNode, 'claimName', context);
  const formatNode = memberOf(node, 'format', context);
  // Which formats there are is not known, so that any is taken.
  const format = formatNode && stringOf(formatNode, 'format', context);
  if (claimName === undefined || format === undefined) {
    const property = claimName === undefined ? 'claimName' : 'format';
    const reason = 'a claim is checked by its name and its format';
    const parameters = { extension: 'jwtConfiguration.issuers.additionalClaims', property, reason };
    context.report(diagnostic('extension-property-missing', parameters, node.at));
    return undefined;
  }
  const values = memberOf(node, 'expectedValues', context);
  const requiredNode = memberOf(node, 'required', context);
  const required = requiredNode && booleanOf(requiredNode, 'required', context);
  return {
    claimName,
    format,
    ...(values === undefined ? {} : { expectedValues: stringsOf(values, 'expectedValues', context) }),
    ...(required === undefined ? {} : { required }),
  };
}

/** REST: an absolute `https` address without query and fragment. HTTP APIs were not seen to check it. */
function checkIssuer(issuer: Text, node: DocumentNode, context: ReadContext): void {
  if (context.protocol !== 'REST' || typeof issuer !== 'string' || issuer.includes('${')) return;
  if (/^https:\/\/[^/?#\s]+[^?#\s]*$/.test(issuer)) return;
  context.report(diagnostic('jwt-issuer', { issuer }, node.at));
}
