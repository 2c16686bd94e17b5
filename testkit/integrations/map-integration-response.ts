import type { Integration, IntegrationResponse } from '../../compiler/model/index.js';
import {
  type Exchange,
  GatewayFailure,
  type Header,
  type HeaderList,
  headerOf,
  type Payload,
  textOf,
} from '../exchange/index.js';
import { overridesOf } from '../mapping/index.js';
import { binaryMediaTypes } from './binary-media-types.js';
import { convertResponseBody } from './convert-body.js';
import { headerValue, isHeaderName } from './header-syntax.js';
import { firstAccepted, mediaTypeOf } from './media-type.js';
import type { PreparationContext } from './preparation-context.js';
import { type PreparedTemplate, prepareTemplate } from './prepare-template.js';
import { responseHeader } from './response-header-rules.js';
import { prepareResponseParameters } from './response-parameters.js';

/** What came back from the backend of an integration that is no proxy. */
export interface BackendResponse {
  readonly headers: HeaderList;
  readonly body: Payload | undefined;
  readonly isFunctionError: boolean;
  /** The body is what a function returned, as JSON: bytes in base64 stand in quotes. Default false. */
  readonly isFunctionResult?: boolean;
}

/**
 * Prepares how the selected integration response becomes the method response: content handling, header mappings, the
 * template for the client's `Accept`, overrides. The `Content-Type` is `application/json` whatever the template's media
 * type, unless it is mapped or overridden.
 *
 * @param requestMayOverride whether a request template may have set `$context.responseOverride`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function prepareResponseMapping(
  integration: Integration,
  context: PreparationContext,
  requestMayOverride: boolean,
): (exchange: Exchange, selected: IntegrationResponse, response: BackendResponse) => void {
  const isBinary = binaryMediaTypes(context.binaryMediaTypes);
  const prepared = new Map(
    integration.responses.map((response) => [
      response,
      {
        parameters: prepareResponseParameters(response, context),
        templates: prepareTemplates(response, context),
      },
    ]),
  );
  return (exchange, selected, response) => {
    const mapping = prepared.get(selected);
    const accepted = firstAccepted(headerOf(exchange.headers, 'accept'));
    // Nothing needs no conversion: the empty answer of a mock reaches its template whatever types are binary.
    let body: Payload = isEmpty(response.body)
      ? ''
      : convertResponseBody(
          response.body,
          isBinary(mediaTypeOf(headerOf(response.headers, 'content-type'))),
          isBinary(accepted),
          selected.contentHandling,
          response.isFunctionResult,
        );
    const { isFunctionError } = response;
    const mapped =
      mapping?.parameters(exchange, {
        headers: response.headers,
        body: () => textOf(response.body),
        isFunctionError,
      }) ?? [];
    const template = mapping?.templates(accepted);
    if (template !== undefined && !template.isEmpty) {
      if (typeof body !== 'string') {
        throw new GatewayFailure('DEFAULT_5XX', {
          log: 'Execution failed due to configuration error: Unable to transform response',
        });
      }
      body = template.render(exchange, body);
    }
    const overrides =
      requestMayOverride || template?.mayOverride === true
        ? overridesOf(exchange.templateContext?.variable).response
        : undefined;
    exchange.response = {
      status: overrides?.status ?? Number(selected.statusCode),
      headers: methodResponseHeaders(mapped, overrides?.header),
      body,
    };
  };
}

function isEmpty(body: Payload | undefined): boolean {
  return body === undefined || body.length === 0;
}

/** By the first media type of `Accept`, else JSON's, else the first that there is. */
function prepareTemplates(
  { responseTemplates, selectionPattern }: IntegrationResponse,
  { names, owner }: PreparationContext,
): (accepted: string) => PreparedTemplate | undefined {
  const templates = new Map<string, PreparedTemplate>();
  for (const [mediaType, template] of responseTemplates) {
    const what = `response template for ${mediaType} of the response ${selectionPattern} of ${owner}`;
    const key = mediaType.toLowerCase();
    if (!templates.has(key)) templates.set(key, prepareTemplate(template, 'response', what, names));
  }
  const [first] = templates.values();
  const byDefault = templates.get('application/json') ?? first;
  return (accepted) => templates.get(accepted) ?? byDefault;
}

/** An override replaces the mapped header of that name. */
function methodResponseHeaders(
  mapped: readonly Header[],
  overrides: ReadonlyMap<string, string> | undefined,
): readonly Header[] {
  const headers = new Map<string, Header>();
  for (const header of mapped) headers.set(header[0].toLowerCase(), header);
  for (const header of overrides ?? []) headers.set(header[0].toLowerCase(), header);
  const made: Header[] = [];
  if (!headers.has('content-type')) made.push(['Content-Type', 'application/json']);
  for (const [name, value] of headers.values()) {
    const header = isHeaderName(name) ? responseHeader([name, headerValue(value)], 'mapping') : undefined;
    if (header !== undefined) made.push(header);
  }
  return made;
}
