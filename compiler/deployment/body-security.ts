import type { Method, SecurityScheme, Text, Value } from '../model/index.js';
import { type Authorizer, text } from '../model/index.js';
import type { BodyContext } from './body-context.js';
import { record } from './record.js';

/** Whether API Gateway knows what to do with the scheme: an authorizer, IAM, or the API key of usage plans. */
export function isDeployedScheme(scheme: SecurityScheme, authorizers: ReadonlyMap<string, Authorizer>): boolean {
  return authorizers.has(scheme.name) || isIamScheme(scheme) || isApiKeyScheme(scheme);
}

/** `x-amazon-apigateway-authtype: awsSigv4`. */
export function isIamScheme(scheme: SecurityScheme): boolean {
  return scheme.authType?.toLowerCase() === 'awssigv4';
}

/** The scheme that makes a method ask for the API key of a usage plan: the header `x-api-key`, in whatever case. */
export function isApiKeyScheme(scheme: SecurityScheme): boolean {
  return scheme.type === 'apiKey' && scheme.in === 'header' && scheme.parameterName?.toLowerCase() === 'x-api-key';
}

/**
 * `security` and `x-amazon-apigateway-auth` of a method, as AWS's own exports write them: one requirement for each
 * scheme.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html
 */
export function bodySecurity(method: Method, context: BodyContext): { readonly [key: string]: Value } {
  const requirements: Value[] = [];
  const named = (accepts: (scheme: SecurityScheme) => boolean): SecurityScheme | undefined => {
    const { securitySchemes } = context.api.contract;
    for (const { scheme } of method.operation.security.flat()) {
      const found = securitySchemes.get(scheme);
      if (found !== undefined && accepts(found)) return found;
    }
    return undefined;
  };
  const require = (scheme: string, scopes: readonly string[]): void => {
    requirements.push(record([[context.schemeNames.get(scheme) ?? scheme, [...scopes]]]));
  };

  if (method.authorizer !== undefined) require(method.authorizer, method.authorizationScopes);
  const iam = method.authorizationType === 'AWS_IAM';
  const iamScheme = iam ? named(isIamScheme) : undefined;
  if (iamScheme !== undefined) require(iamScheme.name, []);
  const keyScheme = method.apiKeyRequired ? named(isApiKeyScheme) : undefined;
  if (keyScheme !== undefined) require(keyScheme.name, []);

  return record([
    ['security', requirements.length === 0 ? undefined : requirements],
    ['x-amazon-apigateway-auth', iam && iamScheme === undefined ? { type: 'AWS_IAM' } : undefined],
  ]);
}

/** `components.securitySchemes`: those that API Gateway understands, all of them of the type `apiKey`. */
export function bodySecuritySchemes(context: BodyContext): Value | undefined {
  const { authorizers, contract } = context.api;
  const schemes = [...contract.securitySchemes.values()].filter((scheme) => isDeployedScheme(scheme, authorizers));
  if (schemes.length === 0) return undefined;
  return record(
    schemes.map((scheme) => [context.schemeNames.get(scheme.name) ?? scheme.name, securityScheme(scheme, context)]),
  );
}

function securityScheme(scheme: SecurityScheme, context: BodyContext): Value {
  const authorizer = context.api.authorizers.get(scheme.name);
  return record([
    ['type', 'apiKey'],
    ['description', scheme.description],
    ['name', scheme.parameterName ?? 'Authorization'],
    ['in', scheme.in ?? 'header'],
    ['x-amazon-apigateway-authtype', scheme.authType ?? authorizer?.authType],
    ['x-amazon-apigateway-authorizer', authorizer === undefined ? undefined : bodyAuthorizer(authorizer)],
  ]);
}

/**
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
function bodyAuthorizer(authorizer: Authorizer): Value {
  switch (authorizer.type) {
    case 'TOKEN':
    case 'REQUEST':
      return record([
        ['type', authorizer.type.toLowerCase()],
        ['authorizerUri', authorizer.authorizerUri],
        ['authorizerCredentials', authorizer.authorizerCredentials],
        ['authorizerResultTtlInSeconds', authorizer.authorizerResultTtlInSeconds],
        // Of TOKEN the scheme's header is the source, whatever the extension says.
        ['identitySource', authorizer.type === 'REQUEST' ? sources(authorizer.identitySource) : undefined],
        ['identityValidationExpression', authorizer.identityValidationExpression],
      ]);
    case 'COGNITO_USER_POOLS':
      return record([
        ['type', 'cognito_user_pools'],
        ['providerARNs', authorizer.providerARNs.map((arn): Text => text([arn]))],
        ['authorizerResultTtlInSeconds', authorizer.authorizerResultTtlInSeconds],
        ['identityValidationExpression', authorizer.identityValidationExpression],
      ]);
    case 'JWT':
      // Unconfirmed: AWS says that a definition can declare one (November 2026), its form could not be read.
      return record([
        ['type', 'jwt'],
        ['identitySource', sources(authorizer.identitySource)],
        [
          'jwtConfiguration',
          record([
            ['defaultAlgorithms', authorizer.defaultAlgorithms],
            [
              'issuers',
              authorizer.issuers.map((issuer) =>
                record([
                  ['issuer', issuer.issuer],
                  ['audiences', issuer.audiences],
                  [
                    'additionalClaims',
                    issuer.additionalClaims.length === 0
                      ? undefined
                      : issuer.additionalClaims.map((claim) =>
                          record([
                            ['claimName', claim.claimName],
                            ['format', claim.format],
                            ['expectedValues', claim.expectedValues],
                            ['required', claim.required],
                          ]),
                        ),
                  ],
                ]),
              ),
            ],
          ]),
        ],
      ]);
    default:
      return authorizer satisfies never;
  }
}

const sources = (list: readonly string[]): string | undefined => (list.length === 0 ? undefined : list.join(', '));
