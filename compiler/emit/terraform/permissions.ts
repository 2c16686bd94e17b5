import { type ConfigurationContext, type ConfigurationPart, optional } from './configuration-context.js';
import { attribute, block } from './hcl.js';
import { quoted, templateText } from './quoted.js';

/**
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/lambda_permission.html.markdown
 */
export function permissions({ deployment, labels, write }: ConfigurationContext): ConfigurationPart {
  return {
    main: deployment.permissions.map(({ functionName, qualifier, source }, index) =>
      block(
        'resource',
        ['aws_lambda_permission', labels.permissions[index] ?? ''],
        [
          attribute('action', quoted('lambda:InvokeFunction')),
          attribute('function_name', write(functionName)),
          ...optional('qualifier', qualifier, write),
          attribute('principal', quoted('apigateway.amazonaws.com')),
          attribute('source_arn', `"\${aws_api_gateway_rest_api.api.execution_arn}/${templateText(source, false)}"`),
        ],
      ),
    ),
  };
}
