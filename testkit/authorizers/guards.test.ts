import assert from 'node:assert/strict';
import type { JsonObject } from '../../compiler/model/index.js';
import { alice, api, desk, guardedGateway, guardScheme, iamScheme, verdict } from '../../fixtures/guarded-gateway.js';
import { lambda } from '../backends/index.js';

const schemes = {
  components: { securitySchemes: { guard: guardScheme({ authorizerResultTtlInSeconds: 0 }), sigv4: iamScheme } },
};
const open = desk();
const paths = {
  '/x': { get: open },
  '/secret': { get: open },
  '/items/{id}': { get: open },
  '/files/{rest+}': { get: open },
  '/guarded': { get: desk({ security: [{ guard: [] }] }) },
  '/signed': { get: desk({ security: [{ sigv4: [] }] }) },
};
const everybody: JsonObject = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
};
const withPolicy = (...statements: readonly JsonObject[]): JsonObject => ({
  ...schemes,
  paths,
  'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: statements },
});
const guard = lambda('guard', async () => verdict('Allow', `${api}/*`));

describe('resource policies', () => {
  it('denies before a Lambda authorizer is asked, and before routes are known', async () => {
    const outside = {
      Effect: 'Deny',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    };
    const { send, gateway } = await guardedGateway(withPolicy(everybody, outside), [guard]);
    const denied = await send({ path: '/guarded', headers: [['Authorization', 't']] });
    assert.deepEqual([denied.status, denied.errorType], [403, 'AccessDeniedException']);
    assert.equal(
      denied.text,
      '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:abc123/dev/GET/guarded with an explicit deny in a resource-based policy"}',
    );
    assert.equal((await send({ path: '/nowhere' })).errorType, 'AccessDeniedException');
    assert.equal(gateway.calls('guard').length, 0);
    const inside = { client: { sourceIp: '203.0.113.9' } };
    assert.equal((await send({ path: '/guarded', headers: [['Authorization', 't']], ...inside })).status, 200);
    assert.equal((await send({ path: '/nowhere', ...inside })).errorType, 'MissingAuthenticationTokenException');
  });

  it('waits for the caller where a Deny spares one by name', async () => {
    const butAlice = {
      Effect: 'Deny',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:PrincipalArn': alice.arn } },
    };
    const { send, gateway } = await guardedGateway(withPolicy(everybody, butAlice));
    assert.equal((await send({ path: '/signed' })).errorType, 'MissingAuthenticationTokenException');
    assert.equal((await gateway.as(alice).fetch(gateway.url('/signed'))).status, 200);
    const bob = { ...alice, arn: 'arn:aws:iam::123456789012:user/bob' };
    assert.equal((await gateway.as(bob).fetch(gateway.url('/signed'))).status, 403);
  });

  it('closes a private API without a policy, and opens one to the endpoints that it names', async () => {
    const endpoint = {
      servers: [
        { url: 'https://x.test', 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'] } },
      ],
    };
    const { send, gateway } = await guardedGateway({ ...endpoint, paths });
    assert.equal(gateway.api.protocol === 'REST' ? gateway.api.endpointType : undefined, 'PRIVATE');
    assert.equal((await send()).status, 403);
    const named = { ...everybody, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } };
    const opened = await guardedGateway({ ...withPolicy(named), ...endpoint });
    assert.equal((await opened.send({ client: { vpcEndpointId: 'vpce-1' } })).status, 200);
    assert.equal((await opened.send({ client: { vpcEndpointId: 'vpce-2' } })).status, 403);
    assert.equal((await opened.send()).status, 403);
    // No header stands for the endpoint.
    assert.equal(
      (
        await opened.send({
          headers: [
            ['aws:SourceVpce', 'vpce-1'],
            ['X-Amzn-Vpce-Id', 'vpce-1'],
          ],
        })
      ).status,
      403,
    );
  });

  it('reads a policy with pseudo parameters, and says what a faulty one lacks', async () => {
    const arn = { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:abc123/*' };
    const { send } = await guardedGateway(withPolicy({ ...everybody, Resource: arn }));
    assert.equal((await send()).status, 200);
    const faulty = await guardedGateway(withPolicy({ Effect: 'Allow', Action: '*', Resource: '*' }));
    await assert.rejects(
      faulty.send(),
      /x-amazon-apigateway-policy is no policy that API Gateway would take: .*Principal/,
    );
  });

  it('names the value that a policy lacks, and makes none up', async () => {
    const { send } = await guardedGateway(withPolicy({ ...everybody, Principal: { AWS: { Ref: 'Caller' } } }));
    await assert.rejects(send(), /Caller/);
  });
});

describe('attempts to get round a policy', () => {
  const denied = (...resources: readonly string[]): JsonObject =>
    withPolicy(everybody, { Effect: 'Deny', Principal: '*', Action: 'execute-api:*', Resource: resources });

  it('finds no other spelling of a path that is denied', async () => {
    const { send } = await guardedGateway(
      denied('execute-api:/dev/GET/secret', 'execute-api:/*/GET/items/secret', 'execute-api:/*/GET/files/a/*'),
    );
    const attempts = [
      '/secret',
      '/secret/',
      '//secret',
      '///secret/',
      '/secret?x=1',
      '/secret#x',
      '/secret?',
      '/./secret',
      '/x/../secret',
      '/secret/.',
      '/%73ecret',
      '/secret%2F',
      '/secret%00',
      '/SECRET',
      '/Secret',
      '/secret;x=1',
      '/secret//',
      '/ secret',
      '/secret%20',
      '\\secret',
      '/items/secret',
      '/items/secret/',
      '//items/secret',
      '/items/%73ecret',
      '/items/%73%65%63%72%65%74',
      '/items/secret?id=other',
      '/files/a/b',
      '//files/a/b/',
      '/files/%61/b',
      '/files/a%2Fb',
      '/files/%61%2fb',
    ];
    for (const path of attempts) {
      const { status, event } = await send({ path });
      assert.equal(event, null, `${path} reached ${event?.path}`);
      assert.equal(status, 403, path);
    }
    for (const path of ['/x', '/items/7', '/files/b/a']) assert.equal((await send({ path })).status, 200, path);
  });

  it('takes segments that are dots for what they are: no step upwards', async () => {
    const { send } = await guardedGateway(
      withPolicy({ ...everybody, Resource: 'execute-api:/dev/GET/files/public/*' }),
    );
    const { event } = await send({ path: '/files/public/../private' });
    assert.equal(event?.path, '/files/public/../private');
    for (const path of [
      '/files/private',
      '/files/public',
      '/files/publicity/x',
      '/files/Public/x',
      '/files/%2E%2E/public/x',
    ]) {
      assert.equal((await send({ path })).event, null, path);
    }
  });

  it('judges by the verb that is routed and the stage that is served', async () => {
    const { send } = await guardedGateway({
      ...denied('execute-api:/dev/GET/secret'),
      paths: { '/secret': { get: open, post: open } },
    });
    assert.equal((await send({ method: 'POST', path: '/secret' })).status, 200);
    assert.equal(
      (await send({ method: 'POST', path: '/secret', headers: [['X-HTTP-Method-Override', 'GET']] })).event,
      null,
    );
    assert.equal((await send({ method: 'get', path: '/secret' })).event, null);
  });

  it('believes no header about the address, the caller or the context', async () => {
    const inside = { ...everybody, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
    const { send } = await guardedGateway(withPolicy(inside));
    const names = [
      'X-Forwarded-For',
      'Forwarded',
      'X-Real-IP',
      'CF-Connecting-IP',
      'True-Client-IP',
      'X-Amzn-Source-Ip',
      'aws:SourceIp',
      'Client-IP',
    ];
    for (const name of names) {
      for (const value of ['10.0.0.1', 'for=10.0.0.1'])
        assert.equal((await send({ headers: [[name, value]] })).event, null, name);
    }
    assert.equal((await send({ client: { sourceIp: '10.0.0.1' } })).status, 200);
    assert.equal((await send({ client: { sourceIp: '::ffff:10.0.0.1' } })).status, 200);
  });

  it('lets no header bring in an identity', async () => {
    const { send } = await guardedGateway({ ...schemes, paths }, [guard]);
    const forged = JSON.stringify({ principalId: 'root' });
    const names = [
      'X-Amzn-Identity',
      'identity',
      'X-Gatewright-Identity',
      'X-Amzn-Authorizer',
      'requestContext.authorizer.principalId',
      'x-amzn-oidc-identity',
    ];
    for (const name of names) {
      assert.equal((await send({ path: '/guarded', headers: [[name, forged]] })).status, 401, name);
      assert.equal((await send({ path: '/signed', headers: [[name, forged]] })).status, 403, name);
    }
    const { event } = await send({
      path: '/guarded',
      headers: [['Authorization', 't'], ...names.map((name) => [name, forged] as const)],
    });
    assert.equal(event?.requestContext.authorizer?.principalId, 'reader');
  });
});
