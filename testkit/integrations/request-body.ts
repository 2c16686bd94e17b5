import type { Integration } from '../../compiler/model/index.js';
import { type Exchange, GatewayFailure, headerOf, type Payload } from '../exchange/index.js';
import { binaryMediaTypes } from './binary-media-types.js';
import { convertRequestBody } from './convert-body.js';
import { mediaTypeOf } from './media-type.js';
import type { PreparationContext } from './preparation-context.js';
import { type PreparedTemplate, prepareTemplate } from './prepare-template.js';

/** The body towards the backend. */
export interface RequestBody {
  readonly body: Payload;
  /** The template that made it; undefined when the client's body passes. */
  readonly template: PreparedTemplate | undefined;
}

/** Makes the body of each request. */
export interface RequestBodyMaker {
  make(exchange: Exchange): RequestBody;
  /** Whether one of the templates may set something below `$context`. */
  readonly mayOverride: boolean;
}

/**
 * Prepares how an integration that is no proxy makes its body: content handling, then the template for the client's
 * `Content-Type`, or `$default`, or what `passthroughBehavior` says.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
export function prepareRequestBody(
  integration: Integration,
  { names, binaryMediaTypes: binaryTypes, owner }: PreparationContext,
): RequestBodyMaker {
  const templates = new Map<string, PreparedTemplate>();
  for (const [mediaType, template] of integration.requestTemplates) {
    const what = `request template for ${mediaType} of ${owner}`;
    // The first of two keys that differ in case alone.
    const key = mediaType.toLowerCase();
    if (!templates.has(key)) templates.set(key, prepareTemplate(template, 'request', what, names));
  }
  const byDefault = templates.get('$default');
  const isBinary = binaryMediaTypes(binaryTypes);
  const { passthroughBehavior, contentHandling } = integration;
  const passes =
    passthroughBehavior === 'WHEN_NO_MATCH' || (passthroughBehavior === 'WHEN_NO_TEMPLATES' && templates.size === 0);

  const make = (exchange: Exchange): RequestBody => {
    const mediaType = mediaTypeOf(headerOf(exchange.headers, 'content-type'));
    const template = templates.get(mediaType) ?? byDefault;
    if (template === undefined && !passes) throw new GatewayFailure('UNSUPPORTED_MEDIA_TYPE');
    const body = convertRequestBody(exchange.body, isBinary(mediaType), contentHandling);
    if (template === undefined || template.isEmpty) return { body, template: undefined };
    // Even an empty body: a preflight mock of an API that registers all types fails unless it converts to text.
    if (typeof body !== 'string') {
      throw new GatewayFailure('DEFAULT_5XX', {
        log: 'Execution failed due to configuration error: Unable to transform request',
      });
    }
    return { body: template.render(exchange, body), template };
  };
  return { make, mayOverride: [...templates.values()].some((template) => template.mayOverride) };
}
