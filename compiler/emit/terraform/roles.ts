import type { Value } from '../../model/index.js';
import type { ConfigurationContext, ConfigurationPart } from './configuration-context.js';
import { attribute, block } from './hcl.js';

/** Who may assume the roles: API Gateway itself. */
const trust: Value = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/**
 * The roles of integrations.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
 */
export function roles({ deployment, labels, write }: ConfigurationContext): ConfigurationPart {
  return {
    main: deployment.roles.flatMap(({ statements }, index) => {
      const name = labels.roles[index] ?? '';
      const policy: Value = {
        Version: '2012-10-17',
        Statement: statements.map(({ actions, resources }) => ({
          Effect: 'Allow',
          Action: actions,
          Resource: resources,
        })),
      };
      return [
        block('resource', ['aws_iam_role', name], [attribute('assume_role_policy', `jsonencode(${write(trust)})`)]),
        block(
          'resource',
          ['aws_iam_role_policy', name],
          [attribute('role', `aws_iam_role.${name}.name`), attribute('policy', `jsonencode(${write(policy)})`)],
        ),
      ];
    }),
  };
}

/**
 * The role by which API Gateway writes logs. An account has one in each Region.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_account
 */
export function accountRole({ deployment, variables, write }: ConfigurationContext): ConfigurationPart {
  if (!deployment.accountRole) return {};
  const policy = `arn:\${${variables.pseudo('AWS::Partition')}}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`;
  return {
    main: [
      block(
        'resource',
        ['aws_iam_role', 'api_gateway_logs'],
        [
          attribute('assume_role_policy', `jsonencode(${write(trust)})`),
          attribute('managed_policy_arns', `["${policy}"]`),
        ],
      ),
      block(
        'resource',
        ['aws_api_gateway_account', 'logs'],
        [attribute('cloudwatch_role_arn', 'aws_iam_role.api_gateway_logs.arn')],
      ),
    ],
  };
}
