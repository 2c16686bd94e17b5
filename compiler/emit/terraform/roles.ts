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
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_role.html.markdown
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
 * What AWS's managed policy AmazonAPIGatewayPushToCloudWatchLogs allows. It stands here in full because the role's
 * argument for managed policies is deprecated, and API Gateway refuses a role with less.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
const logsPolicy: Value = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
      ],
      Resource: '*',
    },
  ],
};

/**
 * The role by which API Gateway writes logs. An account has one in each Region.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/api_gateway_account.html.markdown
 */
export function accountRole({ deployment, write }: ConfigurationContext): ConfigurationPart {
  if (!deployment.accountRole) return {};
  const role = 'api_gateway_logs';
  return {
    main: [
      block('resource', ['aws_iam_role', role], [attribute('assume_role_policy', `jsonencode(${write(trust)})`)]),
      block(
        'resource',
        ['aws_iam_role_policy', role],
        [attribute('role', `aws_iam_role.${role}.name`), attribute('policy', `jsonencode(${write(logsPolicy)})`)],
      ),
      block(
        'resource',
        ['aws_api_gateway_account', 'logs'],
        [
          attribute('cloudwatch_role_arn', `aws_iam_role.${role}.arn`),
          // AWS looks at the role's rights when it is set.
          attribute('depends_on', `[aws_iam_role_policy.${role}]`),
        ],
      ),
    ],
  };
}
