import assert from 'node:assert/strict';
import { restApiOf } from '../../fixtures/infrastructure/rest-api-of.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { isIntrinsic, type JsonObject, textPreview } from '../model/index.js';
import type { Deployment } from './deployment.js';
import { deploymentOf } from './deployment-of.js';

const service = (uri: string, more: JsonObject): JsonObject => ({
  responses: {},
  'x-amazon-apigateway-integration': {
    type: 'aws',
    httpMethod: 'POST',
    uri: { 'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:${uri}` },
    ...more,
  },
});

const template = (text: string): JsonObject => ({ requestTemplates: { 'application/json': { 'Fn::Sub': text } } });

function deployed(operations: { readonly [path: string]: JsonObject }, found: Diagnostic[] = []): Deployment {
  const paths = Object.fromEntries(Object.entries(operations).map(([path, post]) => [path, { post }]));
  const api = restApiOf({ openapi: '3.0.1', info: { title: 'x', version: '1' }, paths });
  return deploymentOf(api, {}, (diagnostic) => found.push(diagnostic));
}

/** `action on resource` of the role that one integration gets, or the reason why it gets none. */
function rightsOf(uri: string, more: JsonObject): string {
  const found: Diagnostic[] = [];
  const { roles } = deployed({ '/x': service(uri, more) }, found);
  const [statement] = roles[0]?.statements ?? [];
  if (statement === undefined) return found.map(({ code }) => code).join();
  const resource = statement.resources
    .map(textPreview)
    .join()
    .replace(/\$\{AWS::(\w+)\}/g, '$1');
  return `${statement.actions.join()} on ${resource}`;
}

describe('roles of integrations', () => {
  it('hold the one action of the call on the one resource that the request names', () => {
    assert.equal(
      rightsOf('dynamodb:action/GetItem', template('{"TableName": "${Orders}", "Key": {}}')),
      'dynamodb:GetItem on arn:Partition:dynamodb:Region:AccountId:table/${Orders}',
    );
    assert.equal(
      rightsOf('dynamodb:action/Query', template('{"TableName": "${Orders}", "IndexName": "byDate"}')),
      'dynamodb:Query on arn:Partition:dynamodb:Region:AccountId:table/${Orders}/index/byDate',
    );
    assert.equal(
      rightsOf('dynamodb:action/Query', template('{"TableName": "t", "IndexName": "$input.params(\'by\')"}')),
      'role-unknown',
    );
    assert.equal(
      rightsOf('states:action/StartSyncExecution', template('{"stateMachineArn": "${Machine.Arn}"}')),
      'states:StartSyncExecution on ${Machine.Arn}',
    );
    assert.equal(
      rightsOf('s3:path/${Bucket}/{key}', { httpMethod: 'PUT' }),
      's3:PutObject on arn:Partition:s3:::${Bucket}/*',
    );
    assert.equal(rightsOf('s3:path/covers', { httpMethod: 'GET' }), 's3:ListBucket on arn:Partition:s3:::covers');
    assert.equal(
      rightsOf('sqs:path/${AWS::AccountId}/${Queue.QueueName}', template('Action=SendMessage&MessageBody=$input.body')),
      'sqs:SendMessage on arn:Partition:sqs:Region:AccountId:${Queue.QueueName}',
    );
    assert.equal(
      rightsOf('sns:action/Publish', {
        requestParameters: { 'integration.request.querystring.TopicArn': "'arn:aws:sns:eu-west-1:1:news'" },
      }),
      'sns:Publish on arn:aws:sns:eu-west-1:1:news',
    );
    assert.equal(
      rightsOf('kinesis:action/PutRecord', template('{"StreamName": "clicks"}')),
      'kinesis:PutRecord on arn:Partition:kinesis:Region:AccountId:stream/clicks',
    );
  });

  it('are not written where action or resource is not known: never a wildcard', () => {
    assert.equal(
      rightsOf('dynamodb:action/GetItem', template('{"TableName": "$input.params(\'t\')"}')),
      'role-unknown',
    );
    assert.equal(rightsOf('dynamodb:action/DropEverything', template('{"TableName": "x"}')), 'role-unknown');
    assert.equal(rightsOf('quantum:action/Compute', {}), 'role-unknown');
    assert.equal(rightsOf('s3:path/{bucket}/{key}', { httpMethod: 'GET' }), 'role-unknown');
    assert.equal(rightsOf('sns:action/Publish', template('{"TopicArn": "*"}')), 'role-unknown');
  });

  it('leave credentials that the document names alone', () => {
    const { roles } = deployed({
      '/x': service('s3:path/b/k', { httpMethod: 'GET', credentials: 'arn:aws:iam::1:role/r' }),
    });
    assert.deepEqual(roles, []);
  });

  it('are shared by calls with the same rights, and stand in the Body', () => {
    const call = service('kinesis:action/PutRecord', template('{"StreamName": "clicks"}'));
    const { body, roles } = deployed({ '/a': call, '/b': call });
    assert.equal(roles.length, 1);
    const written = JSON.parse(
      JSON.stringify(body, (key, value) =>
        key === 'credentials' ? isIntrinsic(value) && value === roles[0]?.arn : value,
      ),
    );
    assert.equal(written.paths['/a'].post['x-amazon-apigateway-integration'].credentials, true);
    assert.equal(written.paths['/b'].post['x-amazon-apigateway-integration'].credentials, true);
  });
});
