import type { LambdaRequest } from './lambda-request.js';

/** Reads what an authorizer handed on. REST APIs deliver every value as text, whatever its type was. */
export interface AuthorizerReader {
  /** @throws when the authorizer did not give the value: without it nobody knows who asks. */
  required(name: string): string;
  optional(name: string): string | undefined;
  /** Every value that is a text, a number or a boolean. */
  all(): Readonly<Record<string, string>>;
}

/** Reads the context of a Lambda authorizer. `authorizer` names it in messages. */
export function authorizerContext(request: LambdaRequest, authorizer: string): AuthorizerReader {
  return textsOf(request.authorizer, `The authorizer ${authorizer}`);
}

/** The context of a Lambda authorizer in payload format 2.0, whose values keep their types. Its form is not checked. */
export function authorizerContextV2<Context>(request: LambdaRequest, authorizer: string): Context;
export function authorizerContextV2(request: LambdaRequest, authorizer: string): unknown {
  const context = request.authorizer.get('lambda');
  if (!isObject(context)) throw new Error(`The authorizer ${authorizer} gave no context.`);
  return context;
}

/** Reads the claims that an authorizer took from the token. */
export function authorizerClaims(request: LambdaRequest, authorizer: string): AuthorizerReader {
  return textsOf(new Map(Object.entries(tokenClaims(request))), `The token for ${authorizer}`);
}

/** The claims as they arrive, which are not all texts where a REST API has a JWT authorizer. */
export function tokenClaims(request: LambdaRequest): { readonly [claim: string]: unknown } {
  // Payload format 2.0 has them one level deeper than 1.0.
  const jwt = request.authorizer.get('jwt');
  const claims = isObject(jwt) ? jwt.claims : request.authorizer.get('claims');
  return isObject(claims) ? claims : {};
}

/** The scopes of the token; empty when the route demands none. */
export function tokenScopes(request: LambdaRequest): readonly string[] {
  const jwt = request.authorizer.get('jwt');
  const scopes: unknown = isObject(jwt) ? jwt.scopes : request.authorizer.get('scopes');
  return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
}

/**
 * Who signed the request: `requestContext.identity` of REST APIs, `requestContext.authorizer.iam` of HTTP APIs, which
 * have `callerId` and `userId` for `caller` and `user`.
 */
export interface IamIdentity {
  readonly accessKey?: string;
  readonly accountId?: string;
  readonly caller?: string;
  readonly callerId?: string;
  readonly user?: string;
  readonly userId?: string;
  readonly userArn?: string;
  readonly principalOrgId?: string;
  readonly cognitoIdentityId?: string;
  readonly cognitoIdentityPoolId?: string;
}

export function iamIdentity(request: LambdaRequest): IamIdentity {
  const iam = request.authorizer.get('iam');
  return textsOf(isObject(iam) ? new Map(Object.entries(iam)) : request.identity, 'The signature').all();
}

function textsOf(values: ReadonlyMap<string, unknown>, giver: string): AuthorizerReader {
  const texts = new Map<string, string>();
  for (const [name, value] of values) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      texts.set(name, String(value));
  }
  return {
    optional: (name) => texts.get(name),
    required: (name) => {
      const text = texts.get(name);
      if (text === undefined) throw new Error(`${giver} gave no ${name}.`);
      return text;
    },
    all: () => Object.fromEntries(texts),
  };
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
