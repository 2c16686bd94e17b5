import type { LambdaPermission } from '../../deployment/index.js';
import { type Ref, ref, text } from '../../model/index.js';
import { type Resolver, resolve } from './resolve.js';
import type { TemplateResource } from './template-resource.js';

/**
 * @param api the node that stands for the id of the API
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
 */
export function permissionResource(permission: LambdaPermission, api: Ref, resolver: Resolver): TemplateResource {
  const { functionName, qualifier, source } = permission;
  return {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: resolve(qualifier === undefined ? functionName : text([functionName, ':', qualifier]), resolver),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: resolve(
        text([
          'arn:',
          ref('AWS::Partition'),
          ':execute-api:',
          ref('AWS::Region'),
          ':',
          ref('AWS::AccountId'),
          ':',
          api,
          `/${source}`,
        ]),
        resolver,
      ),
    },
  };
}
