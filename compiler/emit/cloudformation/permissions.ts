import { ref, text } from '../../model/index.js';
import type { TemplateContext, TemplatePart } from './template-context.js';
import type { TemplateResource } from './template-resource.js';

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
 */
export function permissions({ deployment, ids, api, resolve }: TemplateContext): TemplatePart {
  const arn = [
    'arn:',
    ref('AWS::Partition'),
    ':execute-api:',
    ref('AWS::Region'),
    ':',
    ref('AWS::AccountId'),
    ':',
    api,
  ];
  return {
    resources: deployment.permissions.map(({ functionName, qualifier, source }, index): [string, TemplateResource] => [
      ids.permissions[index] ?? '',
      {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: resolve(qualifier === undefined ? functionName : text([functionName, ':', qualifier])),
          Principal: 'apigateway.amazonaws.com',
          SourceArn: resolve(text([...arn, `/${source}`])),
        },
      },
    ]),
  };
}
