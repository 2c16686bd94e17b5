import { diagnostic, type Location } from '../diagnostics/index.js';
import { nearest } from '../extensions/index.js';
import type { Authorizer, Method, SecurityScheme } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import type { UnnamedOperation } from './operation.js';
import type { SecuritySchemes } from './security-scheme.js';

/** The part of a method that says who may call it. */
export type Authorization = Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired'>;

/**
 * What API Gateway makes of the security requirements of an operation. It has one authorizer for a method, and an API key
 * beside it; that OpenAPI joins the schemes of one requirement and chooses between requirements, it does not know.
 * `auth` is the operation's `x-amazon-apigateway-auth`, `at` where its security requirements stand.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
export function authorization(
  operation: UnnamedOperation,
  auth: 'NONE' | 'AWS_IAM' | undefined,
  at: Location,
  security: SecuritySchemes,
  context: OpenApiContext,
): Authorization {
  const { method, path } = operation;
  const { schemes, authorizers } = security;
  let chosen: (Omit<Authorization, 'apiKeyRequired'> & { readonly name: string }) | undefined;
  let apiKeyRequired = false;
  for (const { scheme: name, scopes } of operation.security.flat()) {
    const scheme = schemes.get(name);
    if (scheme === undefined) {
      reportUnknown(name, security, at, context);
      continue;
    }
    const found = authorizers.get(name);
    if (found === undefined && !isSigV4(scheme)) {
      if (context.protocol === 'REST' && isApiKey(scheme)) apiKeyRequired = true;
      else reportIgnored(scheme, context);
      continue;
    }
    if (chosen !== undefined) {
      // Which of two is used is unconfirmed.
      if (chosen.name !== name) {
        const parameters = { method, path, name: chosen.name, other: name };
        context.report(diagnostic('security-second-authorizer', parameters, operation.at));
      }
      continue;
    }
    chosen = { name, ...(found === undefined ? iam : byAuthorizer(found, scopes)) };
  }
  if (auth === 'AWS_IAM') return { ...iam, apiKeyRequired };
  if (chosen === undefined || auth === 'NONE') {
    return { authorizationType: 'NONE', authorizationScopes: [], apiKeyRequired };
  }
  const { name: _, ...rest } = chosen;
  return { ...rest, apiKeyRequired };
}

const iam = { authorizationType: 'AWS_IAM', authorizationScopes: [] } as const;

function byAuthorizer(authorizer: Authorizer, scopes: readonly string[]): Omit<Authorization, 'apiKeyRequired'> {
  switch (authorizer.type) {
    case 'TOKEN':
    case 'REQUEST':
      return { authorizationType: 'CUSTOM', authorizer: authorizer.name, authorizationScopes: [] };
    case 'COGNITO_USER_POOLS':
    case 'JWT':
      return { authorizationType: authorizer.type, authorizer: authorizer.name, authorizationScopes: scopes };
    default:
      return authorizer satisfies never;
  }
}

export function isSigV4(scheme: SecurityScheme): boolean {
  return scheme.authType?.toLowerCase() === 'awssigv4';
}

/** The name of the header is compared without regard to case. */
export function isApiKey(scheme: SecurityScheme): boolean {
  return scheme.type === 'apiKey' && scheme.in === 'header' && scheme.parameterName?.toLowerCase() === 'x-api-key';
}

/** Names of the mend of an unknown scheme; more than a reader looks through help nobody. */
const mostNames = 10;

function reportUnknown(
  name: string,
  { declared, schemes }: SecuritySchemes,
  at: Location,
  context: OpenApiContext,
): void {
  // A scheme that is declared and could not be read has its own diagnostic.
  if (declared.has(name)) return;
  const suggestion = nearest(name, [...schemes.keys()]);
  if (suggestion !== undefined) {
    context.report(diagnostic('security-scheme-misspelt', { name, suggestion }, at));
  } else if (declared.size > 0) {
    const known = [...declared].slice(0, mostNames).join(', ');
    context.report(diagnostic('security-scheme-unknown', { name, declared: known }, at));
  } else context.report(diagnostic('security-scheme-none', { name }, at));
}

function reportIgnored(scheme: SecurityScheme, context: OpenApiContext): void {
  // A custom scheme without its authorizer has its own diagnostic.
  if (scheme.authType !== undefined) return;
  const parameters = { name: scheme.name, type: scheme.type, protocol: context.protocol };
  context.report(diagnostic('security-scheme-ignored', parameters, scheme.at));
}
