import type { JsonValue } from '../../model/index.js';
import type { TemplateContext, TemplatePart } from './template-context.js';

/**
 * The API. Policy, binary media types and the like stand in the Body alone: one source of truth.
 *
 * @param definition `Body`, or where it is to be found
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
 */
export function restApi(
  definition: { readonly [property: string]: JsonValue },
  context: TemplateContext,
): TemplatePart {
  const { deployment, ids, resolve } = context;
  const { endpointType } = deployment.api;
  const id = { Ref: ids.api };
  return {
    resources: [
      [
        ids.api,
        {
          Type: 'AWS::ApiGateway::RestApi',
          Properties: {
            Name: resolve(deployment.api.name),
            ...(endpointType === undefined
              ? {}
              : {
                  EndpointConfiguration: { Types: [endpointType] },
                  // The import has its own idea of the endpoint type, EDGE, unless it is told.
                  Parameters: { endpointConfigurationTypes: endpointType },
                }),
            FailOnWarnings: true,
            Mode: 'overwrite',
            ...definition,
          },
        },
      ],
      [
        ids.deployment,
        {
          Type: 'AWS::ApiGateway::Deployment',
          // What is retained can be rolled back to.
          DeletionPolicy: 'Retain',
          UpdateReplacePolicy: 'Retain',
          Properties: { RestApiId: id },
        },
      ],
    ],
    outputs: [
      ['ApiId', { Description: 'The id of the REST API.', Value: id }],
      ['ApiDeploymentId', { Description: 'The id of the deployment of this build.', Value: { Ref: ids.deployment } }],
    ],
  };
}
