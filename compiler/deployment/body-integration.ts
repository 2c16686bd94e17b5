import type { Integration, IntegrationResponse, MappingTemplate, Text, Value } from '../model/index.js';
import { record, recordIfAny } from './record.js';

/**
 * `x-amazon-apigateway-integration`; what equals AWS's default is left out.
 *
 * @param credentials the role that the deployment makes for it, when the document names none
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function bodyIntegration(integration: Integration, credentials: Text | undefined): Value {
  const { tlsConfig } = integration;
  return record([
    ['type', integration.type.toLowerCase()],
    ['httpMethod', integration.httpMethod],
    ['uri', integration.uri],
    ['credentials', integration.credentials ?? credentials],
    ['connectionType', unless(integration.connectionType, 'INTERNET')],
    ['connectionId', integration.connectionId],
    ['integrationTarget', integration.integrationTarget],
    ['passthroughBehavior', unless(integration.passthroughBehavior, 'WHEN_NO_MATCH')?.toLowerCase()],
    ['contentHandling', integration.contentHandling],
    ['timeoutInMillis', unless(integration.timeoutInMillis, 29_000)],
    ['responseTransferMode', unless(integration.responseTransferMode, 'BUFFERED')],
    ['cacheNamespace', integration.cacheNamespace],
    ['cacheKeyParameters', integration.cacheKeyParameters.length === 0 ? undefined : integration.cacheKeyParameters],
    ['requestParameters', recordIfAny(integration.requestParameters)],
    ['requestTemplates', templates(integration.requestTemplates)],
    ['responses', recordIfAny(integration.responses.map((response) => [response.selectionPattern, one(response)]))],
    [
      'tlsConfig',
      tlsConfig === undefined
        ? undefined
        : recordIfAny([
            ['insecureSkipVerification', tlsConfig.insecureSkipVerification],
            ['serverNameToVerify', tlsConfig.serverNameToVerify],
          ]),
    ],
  ]);
}

function one(response: IntegrationResponse): Value {
  return record([
    ['statusCode', response.statusCode],
    ['responseParameters', recordIfAny(response.responseParameters)],
    ['responseTemplates', templates(response.responseTemplates)],
    ['contentHandling', response.contentHandling],
  ]);
}

function templates(map: ReadonlyMap<string, MappingTemplate>): Value | undefined {
  return recordIfAny([...map].map(([mediaType, template]) => [mediaType, template.text]));
}

function unless<Setting>(value: Setting, standard: Setting): Setting | undefined {
  return value === standard ? undefined : value;
}
