import type { JsonValue } from '../../model/index.js';
import type { TemplateContext, TemplatePart } from './template-context.js';
import type { TemplateResource } from './template-resource.js';

/** Who may assume the roles: API Gateway itself. */
const trust: JsonValue = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/**
 * The roles of integrations.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export function roles({ deployment, ids, resolve }: TemplateContext): TemplatePart {
  return {
    resources: deployment.roles.map(({ statements }, index): [string, TemplateResource] => [
      ids.roles[index] ?? '',
      {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: trust,
          Policies: [
            {
              PolicyName: 'call-service',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: statements.map(({ actions, resources }) => ({
                  Effect: 'Allow',
                  Action: actions,
                  Resource: resources.map(resolve),
                })),
              },
            },
          ],
        },
      },
    ]),
  };
}

/**
 * The role by which API Gateway writes logs. An account has one in each Region: it outlives this API.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
 */
export function accountRole({ deployment, ids }: TemplateContext): TemplatePart {
  if (!deployment.accountRole) return {};
  const policy = 'arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs';
  const retained = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' } as const;
  return {
    resources: [
      [
        ids.accountRole,
        {
          Type: 'AWS::IAM::Role',
          ...retained,
          Properties: { AssumeRolePolicyDocument: trust, ManagedPolicyArns: [{ 'Fn::Sub': policy }] },
        },
      ],
      [
        ids.account,
        {
          Type: 'AWS::ApiGateway::Account',
          ...retained,
          // An account without any API refuses the role.
          DependsOn: ids.api,
          Properties: { CloudWatchRoleArn: { 'Fn::GetAtt': [ids.accountRole, 'Arn'] } },
        },
      ],
    ],
  };
}
