import type { Deployment } from '../../deployment/index.js';
import { type Resolver, resolve } from './resolve.js';
import type { TemplateResource } from './template-resource.js';

/**
 * The API. Policy, binary media types and the like stand in the Body alone: one source of truth.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
 */
export function restApiResource({ api, body }: Deployment, resolver: Resolver): TemplateResource {
  const { endpointType } = api;
  return {
    Type: 'AWS::ApiGateway::RestApi',
    Properties: {
      Name: resolve(api.name, resolver),
      ...(endpointType === undefined
        ? {}
        : {
            EndpointConfiguration: { Types: [endpointType] },
            // The import has its own idea of the endpoint type, EDGE, unless it is told.
            Parameters: { endpointConfigurationTypes: endpointType },
          }),
      FailOnWarnings: true,
      Mode: 'overwrite',
      Body: resolve(body, resolver),
    },
  };
}
