import { type Deployment, pascalCase, uniqueNames } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import { type Intrinsic, isIntrinsic, type JsonObject, type JsonValue, ref } from '../../model/index.js';
import { parameters } from './parameters.js';
import { permissionResource } from './permission.js';
import type { Resolver } from './resolve.js';
import { restApiResource } from './rest-api.js';
import { stageResources } from './stage.js';
import type { TemplateResource } from './template-resource.js';

/**
 * The deployment as a CloudFormation template, in CloudFormation's own shape.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function template(deployment: Deployment, report: Report): JsonObject {
  const { api } = deployment;
  // The template's own names come first, so that no name of a document moves one of them.
  const names = uniqueNames(255);
  const apiId = names.take('Api');
  const deploymentId = names.take(`ApiDeployment${deployment.identity}`);
  const stages = deployment.stages.map((stage) => {
    const base = pascalCase(stage.stage.stageName);
    return {
      stage,
      stageId: names.take(`${base}Stage`),
      logGroupId: names.take(`${base}AccessLogs`),
      outputId: `${base}InvokeUrl`,
    };
  });
  const permissions = deployment.permissions.map((permission) => ({
    permission,
    id: names.take(`${pascalCase(permission.name)}Permission`),
  }));

  const collected = parameters(names);
  const apiNode = ref(apiId);
  const resolver: Resolver = {
    parameters: collected,
    own: new Map<Intrinsic, JsonValue>([[apiNode, { Ref: apiId }]]),
    report,
  };

  const resources: [string, TemplateResource][] = [
    [apiId, restApiResource(deployment, resolver)],
    [
      deploymentId,
      {
        Type: 'AWS::ApiGateway::Deployment',
        // What is retained can be rolled back to.
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: { RestApiId: { Ref: apiId } },
      },
    ],
    ...stages.flatMap(({ stage, ...ids }) => stageResources(stage, { ...ids, apiId, deploymentId }, resolver)),
    ...permissions.map(({ permission, id }): [string, TemplateResource] => [
      id,
      permissionResource(permission, apiNode, resolver),
    ]),
  ];

  const outputs: [string, JsonValue][] = [['ApiId', { Description: 'The id of the REST API.', Value: { Ref: apiId } }]];
  if (!api.disableExecuteApiEndpoint) {
    const outputNames = uniqueNames(255);
    for (const { stage, stageId, outputId } of stages) {
      const url = `https://\${${apiId}}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/\${${stageId}}`;
      outputs.push([
        outputNames.take(outputId),
        { Description: `The base URL of the stage ${stage.stage.stageName}.`, Value: { 'Fn::Sub': url } },
      ]);
    }
  }

  const { parameters: parameterSection, conditions } = collected.sections();
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: description(deployment),
    ...(parameterSection === undefined ? {} : { Parameters: parameterSection }),
    ...(conditions === undefined ? {} : { Conditions: conditions }),
    Resources: Object.fromEntries(resources),
    Outputs: Object.fromEntries(outputs),
  };
}

/** At most 1,024 bytes, and without functions. */
function description({ api }: Deployment): string {
  const title = isIntrinsic(api.name) ? 'REST API' : api.name.replace(/\s+/g, ' ').slice(0, 200);
  return `${title}: a REST API of Amazon API Gateway, written by gatewright from its OpenAPI document.`;
}
