import { type GatewayResponseType, type Integration, textPreview } from '../../compiler/model/index.js';
import { unknownMethod } from '../authorizers/index.js';
import type { GatewayRequest } from '../exchange/index.js';
import type { DeployedStage } from './deployed-stage.js';
import type { FrontDoor } from './front-door.js';
import { verbOf } from './verb-of.js';

/** What a request would meet on its way. */
export interface Explanation {
  /** Undefined when the front door refuses: unknown API or stage, no mapping, disabled default endpoint. */
  readonly stage?: string;
  /** Undefined when no route matches. */
  readonly route?: {
    /** `/pets/{id}`. */
    readonly resourcePath: string;
    /** As declared: `ANY` when the any-method catches the verb. */
    readonly httpMethod: string;
    readonly pathParameters: ReadonlyMap<string, string>;
  };
  readonly authorization?: { readonly type: string; readonly authorizer?: string; readonly scopes: readonly string[] };
  readonly apiKeyRequired?: boolean;
  readonly requestValidator?: {
    readonly name: string;
    readonly validatesBody: boolean;
    readonly validatesParameters: boolean;
    /** The media type whose model the body is held to. */
    readonly model?: string;
  };
  readonly integration?: {
    readonly type: Integration['type'];
    /** Placeholders as written. */
    readonly uri?: string;
    readonly httpMethod?: string;
    /** The key of the request template, `passthrough`, or `415` when the body would be refused; proxies have none. */
    readonly requestTemplate?: string;
    readonly timeoutInMillis: number;
    /** Pattern to status and the keys of its templates, in the order of the document. */
    readonly responses: readonly {
      readonly selectionPattern: string;
      readonly statusCode: string;
      readonly responseTemplates: readonly string[];
    }[];
  };
  /** The gateway response that the request is sure to get. */
  readonly gatewayResponse?: GatewayResponseType | 'Forbidden';
}

/** Explains a request by the route that it takes; its body is not looked at. */
export function explain(
  request: GatewayRequest,
  door: FrontDoor | undefined,
  at: DeployedStage | undefined,
  contentType: string | undefined,
): Explanation {
  if (door === undefined || at === undefined) return { gatewayResponse: 'Forbidden' };
  const found = at.route(verbOf(request), door.routePath);
  if (found === undefined) return { stage: door.stage, gatewayResponse: unknownMethod(request).responseType };
  const { method, resourcePath } = found.matched;
  const mediaType = (contentType ?? 'application/json').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const validator =
    method.requestValidator === undefined ? undefined : at.deployed.api.requestValidators.get(method.requestValidator);
  const model = keyFor(method.requestModels, (key) => key.split(';', 1)[0]?.trim().toLowerCase() === mediaType);
  return {
    stage: door.stage,
    route: { resourcePath, httpMethod: method.httpMethod, pathParameters: found.pathParameters },
    authorization: {
      type: method.authorizationType,
      ...(method.authorizer === undefined ? {} : { authorizer: method.authorizer }),
      scopes: method.authorizationScopes,
    },
    apiKeyRequired: method.apiKeyRequired,
    ...(validator === undefined
      ? {}
      : {
          requestValidator: {
            name: validator.name,
            validatesBody: validator.validateRequestBody,
            validatesParameters: validator.validateRequestParameters,
            ...(validator.validateRequestBody && model !== undefined ? { model } : {}),
          },
        }),
    ...(method.integration === undefined ? {} : { integration: explainIntegration(method.integration, mediaType) }),
  };
}

function explainIntegration(integration: Integration, mediaType: string): NonNullable<Explanation['integration']> {
  const isProxy = integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY';
  return {
    type: integration.type,
    ...(integration.uri === undefined ? {} : { uri: textPreview(integration.uri) }),
    ...(integration.httpMethod === undefined ? {} : { httpMethod: integration.httpMethod }),
    ...(isProxy ? {} : { requestTemplate: requestTemplateOf(integration, mediaType) }),
    timeoutInMillis: integration.timeoutInMillis,
    responses: isProxy
      ? []
      : integration.responses.map(({ selectionPattern, statusCode, responseTemplates }) => ({
          selectionPattern,
          statusCode,
          responseTemplates: [...responseTemplates.keys()],
        })),
  };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html */
function requestTemplateOf({ requestTemplates, passthroughBehavior }: Integration, mediaType: string): string {
  const key = keyFor(requestTemplates, (key) => key.toLowerCase() === mediaType);
  if (key !== undefined) return key;
  const passes =
    passthroughBehavior === 'WHEN_NO_MATCH' ||
    (passthroughBehavior === 'WHEN_NO_TEMPLATES' && requestTemplates.size === 0);
  return passes ? 'passthrough' : '415';
}

/** As declared: the first key that fits, else `$default`. */
function keyFor(declared: ReadonlyMap<string, unknown>, fits: (key: string) => boolean): string | undefined {
  return [...declared.keys()].find(fits) ?? (declared.has('$default') ? '$default' : undefined);
}
