import assert from 'node:assert/strict';
import {
  authorizerClaims,
  authorizerContext,
  authorizerContextV2,
  iamIdentity,
  tokenClaims,
  tokenScopes,
} from './lambda-authorizer.js';
import type { LambdaRequest } from './lambda-request.js';

function requestOf(authorizer: Readonly<Record<string, unknown>>, identity = {}): LambdaRequest {
  const none = new Map();
  return {
    httpMethod: 'GET',
    pathParameters: none,
    queryStringParameters: none,
    headers: none,
    cookies: none,
    stageVariables: none,
    authorizer: new Map(Object.entries(authorizer)),
    identity: new Map(Object.entries(identity)),
    body: undefined,
  };
}

describe('what an authorizer hands on', () => {
  it('is text, as API Gateway delivers it', () => {
    const context = authorizerContext(
      requestOf({ principalId: 'reader-7', limit: '123', integrationLatency: 12 }),
      'a',
    );
    assert.equal(context.required('principalId'), 'reader-7');
    assert.equal(context.optional('limit'), '123');
    assert.equal(context.optional('toString'), undefined);
    assert.deepEqual(context.all(), { principalId: 'reader-7', limit: '123', integrationLatency: '12' });
  });

  it('fails closed when a value is missing that the contract calls required', () => {
    assert.throws(() => authorizerContext(requestOf({}), 'customer').required('tenant'), /customer gave no tenant/);
  });

  it('keeps its types in payload format 2.0', () => {
    assert.deepEqual(authorizerContextV2(requestOf({ lambda: { level: 3 } }), 'a'), { level: 3 });
    assert.throws(() => authorizerContextV2(requestOf({}), 'a'), /gave no context/);
  });

  it('holds claims in one place in payload format 1.0 and in another in 2.0', () => {
    assert.equal(authorizerClaims(requestOf({ claims: { sub: 'x' } }), 'a').required('sub'), 'x');
    const jwt = { claims: { sub: 'x' }, scopes: ['a/read'] };
    assert.equal(authorizerClaims(requestOf({ jwt }), 'a').required('sub'), 'x');
    assert.deepEqual(tokenScopes(requestOf({ jwt })), ['a/read']);
    assert.deepEqual(tokenScopes(requestOf({ jwt: { ...jwt, scopes: null } })), []);
    assert.deepEqual(tokenClaims(requestOf({ claims: { roles: ['a'] } })), { roles: ['a'] });
  });

  it('is the identity of who signed', () => {
    const identity = { userArn: 'arn:aws:iam::123456789012:user/ada', caller: null };
    assert.deepEqual(iamIdentity(requestOf({}, identity)), { userArn: 'arn:aws:iam::123456789012:user/ada' });
    assert.deepEqual(iamIdentity(requestOf({ iam: { userId: 'AIDA' } })), { userId: 'AIDA' });
  });
});
