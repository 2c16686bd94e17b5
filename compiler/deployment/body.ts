import { diagnostic, type Location } from '../diagnostics/index.js';
import type { GatewayResponse, RestApi, Value } from '../model/index.js';
import type { BodyContext } from './body-context.js';
import { bodyOperation } from './body-operation.js';
import { bodySecuritySchemes } from './body-security.js';
import { bodyValue } from './body-value.js';
import { modelSchema } from './model-schema.js';
import { record, recordIfAny } from './record.js';
import { reportRefusedModel } from './refused-model.js';
import type { Credentials } from './roles.js';

/**
 * The document that API Gateway imports: OpenAPI 3.0.1, printed from the model alone, without anything that only
 * gatewright reads.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 */
export function body(credentials: Credentials, context: BodyContext): Value {
  const { api } = context;
  const { contract } = api;
  return record([
    ['openapi', '3.0.1'],
    [
      'info',
      record([
        ['title', api.name],
        ['description', contract.info.description],
        ['version', contract.info.version],
      ]),
    ],
    ['servers', servers(api)],
    ['tags', contract.tags.length === 0 ? undefined : withoutNulls([...contract.tags], api.at, context)],
    ['paths', paths(credentials, context)],
    [
      'components',
      recordIfAny([
        [
          'schemas',
          recordIfAny(
            [...contract.schemas.values()].map((schema) => {
              const body = modelSchema(schema, context);
              reportRefusedModel(schema, body, context);
              return [context.modelNames.get(schema.name) ?? schema.name, body];
            }),
          ),
        ],
        ['securitySchemes', bodySecuritySchemes(context)],
      ]),
    ],
    ...Object.entries(extensions(context)),
  ]);
}

/** The base path and the endpoint configuration stand at a server; of its URL an import reads nothing else. */
function servers(api: RestApi): Value | undefined {
  const endpointConfiguration = recordIfAny([
    ['disableExecuteApiEndpoint', api.disableExecuteApiEndpoint ? true : undefined],
    ['vpcEndpointIds', api.vpcEndpointIds.length === 0 ? undefined : api.vpcEndpointIds],
  ]);
  if (api.basePath === undefined && endpointConfiguration === undefined) return undefined;
  return [
    record([
      ['url', api.basePath === undefined ? '/' : '/{basePath}'],
      ['variables', api.basePath === undefined ? undefined : { basePath: { default: api.basePath } }],
      ['x-amazon-apigateway-endpoint-configuration', endpointConfiguration],
    ]),
  ];
}

function paths(credentials: Credentials, context: BodyContext): Value {
  return record(
    context.api.resources.map((resource) => [
      resource.path,
      record(
        resource.methods.map((method) => [
          method.httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : method.httpMethod.toLowerCase(),
          bodyOperation(method, credentials, context),
        ]),
      ),
    ]),
  );
}

function extensions(context: BodyContext): { readonly [key: string]: Value } {
  const { api } = context;
  return record([
    ['x-amazon-apigateway-api-key-source', api.apiKeySource === 'HEADER' ? undefined : api.apiKeySource],
    ['x-amazon-apigateway-binary-media-types', api.binaryMediaTypes.length === 0 ? undefined : api.binaryMediaTypes],
    ['x-amazon-apigateway-minimum-compression-size', api.minimumCompressionSize],
    [
      'x-amazon-apigateway-request-validators',
      recordIfAny(
        [...api.requestValidators].map(([name, validator]) => [
          name,
          {
            validateRequestBody: validator.validateRequestBody,
            validateRequestParameters: validator.validateRequestParameters,
          },
        ]),
      ),
    ],
    [
      'x-amazon-apigateway-gateway-responses',
      recordIfAny([...api.gatewayResponses].map(([type, response]) => [type, gatewayResponse(response)])),
    ],
    [
      'x-amazon-apigateway-policy',
      api.policy === undefined ? undefined : withoutNulls(api.policy.value, api.policy.at, context),
    ],
    ['x-amazon-apigateway-security-policy', api.securityPolicy],
    ['x-amazon-apigateway-endpoint-access-mode', api.endpointAccessMode],
    [
      'x-amazon-apigateway-documentation',
      api.documentation === undefined
        ? undefined
        : record([
            ['version', api.documentation.version],
            [
              'documentationParts',
              withoutNulls([...api.documentation.documentationParts], api.documentation.at, context),
            ],
          ]),
    ],
  ]);
}

function gatewayResponse(response: GatewayResponse): Value {
  return record([
    ['statusCode', response.statusCode],
    ['responseParameters', recordIfAny(response.responseParameters)],
    [
      'responseTemplates',
      recordIfAny([...response.responseTemplates].map(([mediaType, template]) => [mediaType, template.text])),
    ],
  ]);
}

function withoutNulls(value: Value, at: Location, context: BodyContext): Value | undefined {
  let reported = false;
  return bodyValue(value, () => {
    if (!reported) context.report(diagnostic('null-left-out', {}, at));
    reported = true;
  });
}
