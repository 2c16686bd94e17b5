import type {
  CorsConfiguration,
  Integration,
  IntegrationResponse,
  MappingTemplate,
  Method,
  Operation,
  Resource,
} from '../../model/index.js';
import { preflightHeaders, soleOrigin } from './cors-headers.js';
import { originKeys } from './origin-keys.js';
import { originTemplate } from './origin-template.js';

/** What of the API decides on its preflight methods. */
export interface PreflightSurroundings {
  /** Whether bodies may count as binary. */
  readonly isBinary: boolean;
  /** Whether a stage has a cache. */
  readonly isCached: boolean;
}

/**
 * The OPTIONS method that answers preflight requests of a path: a MOCK that nobody has to be authorized for, as the
 * console's "Enable CORS" makes it.
 *
 * @param name of the operation
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors-console.html
 */
export function preflightMethod(
  resource: Resource,
  cors: CorsConfiguration,
  name: string,
  { isBinary, isCached }: PreflightSurroundings,
): Method {
  const { at } = cors;
  const headers = preflightHeaders(
    cors,
    resource.methods.map(({ httpMethod }) => httpMethod),
  );
  const several = soleOrigin(cors) === undefined;
  const names = [...headers.map(([header]) => header), ...(several ? ['Access-Control-Allow-Origin'] : [])];
  const operation: Operation = {
    name,
    method: 'OPTIONS',
    path: resource.path,
    description: 'Answers preflight requests.',
    deprecated: false,
    tags: [],
    parameters: [],
    responses: [
      {
        status: '200',
        description: 'What other origins may do.',
        headers: names.map((header) => ({ name: header, required: false })),
        content: [],
        at,
      },
    ],
    security: [],
    extensions: {},
    at,
  };
  // A mock whose body counts as binary cannot render its template (seen at AWS).
  const contentHandling = isBinary ? { contentHandling: 'CONVERT_TO_TEXT' as const } : {};
  const requestTemplate: MappingTemplate = { text: '{"statusCode": 200}', at };
  const response: IntegrationResponse = {
    selectionPattern: 'default',
    statusCode: '200',
    responseParameters: new Map(headers.map(([header, source]) => [`method.response.header.${header}`, source])),
    responseTemplates: several ? new Map([['application/json', { text: originTemplate(cors), at }]]) : new Map(),
    ...contentHandling,
    at,
  };
  const integration: Integration = {
    type: 'MOCK',
    passthroughBehavior: 'WHEN_NO_MATCH',
    ...contentHandling,
    timeoutInMillis: 29_000,
    cacheKeyParameters: [],
    connectionType: 'INTERNET',
    responseTransferMode: 'BUFFERED',
    requestParameters: new Map(),
    requestTemplates: new Map([['application/json', requestTemplate]]),
    responses: [response],
    at,
  };
  return {
    httpMethod: 'OPTIONS',
    operation,
    authorizationType: 'NONE',
    authorizationScopes: [],
    apiKeyRequired: false,
    ...(several && isCached
      ? originKeys({ requestParameters: new Map() }, integration)
      : { requestParameters: new Map(), integration }),
    requestModels: new Map(),
    methodResponses: [
      {
        statusCode: '200',
        responseParameters: new Map(names.map((header) => [`method.response.header.${header}`, false])),
        responseModels: new Map(),
      },
    ],
    at,
  };
}
