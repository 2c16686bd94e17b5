import type { GatewayResponse as Customisation, GatewayResponseType, RestApi } from '../../compiler/model/index.js';
import { textPreview } from '../../compiler/model/index.js';
import {
  type Exchange,
  type GatewayFailure,
  type GatewayResponse,
  gatewayResponseDefaults,
  type Header,
  headerOf,
} from '../exchange/index.js';
import { gatewayResponseText, gatewayResponseValue } from './gateway-response-values.js';

const json = 'application/json';

/**
 * The answer to a failed step: status, headers and body by the type of the failure and the API's customisation.
 *
 * A type that the API customises takes nothing from `DEFAULT_4XX` and `DEFAULT_5XX`, one that it does not takes what
 * they say (recorded). A customisation without templates has AWS's default one, `{"message":…}`, which PutGatewayResponse
 * stores with it (measured against AWS by another emulator's authors): the `{"Message":…}` of ACCESS_DENIED is gone then.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponse(exchange: Exchange, failure: GatewayFailure): GatewayResponse {
  if (failure.details.isPlainText === true) return plainText(failure);
  const custom = customisationOf(exchange.deployed.api, failure);
  const errorType: Header = ['x-amzn-ErrorType', failure.errorType];
  if (custom === undefined) return standard(failure, errorType);

  const template = templateFor(custom, headerOf(exchange.headers, 'accept'));
  const headers: Header[] = [errorType];
  for (const [target, expression] of custom.responseParameters) {
    const name = target.slice('gatewayresponse.header.'.length);
    const value = gatewayResponseValue(textPreview(expression), exchange, failure);
    if (value !== undefined && target.startsWith('gatewayresponse.header.')) headers.push([name, value]);
  }
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.push(['Content-Type', template?.mediaType ?? json]);
  }
  return {
    status: statusOf(custom, failure),
    headers,
    body: template === undefined ? defaultTemplate(failure) : gatewayResponseText(template.text, exchange, failure),
  };
}

/** The type's own, else that of its class. */
function customisationOf(api: RestApi, { responseType, status }: GatewayFailure): Customisation | undefined {
  const own = api.gatewayResponses.get(responseType);
  if (own !== undefined) return own;
  const fallback: GatewayResponseType =
    (gatewayResponseDefaults[responseType].status ?? status) < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
  return api.gatewayResponses.get(fallback);
}

/** A customisation without a status leaves the type's, or that of the failure. */
function statusOf({ statusCode }: Customisation, { status }: GatewayFailure): number {
  const customised = Number(statusCode);
  return Number.isInteger(customised) && customised >= 100 && customised <= 599 ? customised : status;
}

/** As for integration responses: by the client's `Accept`, then JSON, then the first. That it is so here is unconfirmed. */
function templateFor(
  { responseTemplates }: Customisation,
  accept: string | undefined,
): { readonly mediaType: string; readonly text: string } | undefined {
  const [first] = responseTemplates.keys();
  if (first === undefined) return undefined;
  const wanted = (accept ?? json).split(/[,;]/, 1)[0]?.trim().toLowerCase() ?? json;
  const mediaType = [wanted, json].find((type) => responseTemplates.has(type)) ?? first;
  const template = responseTemplates.get(mediaType);
  return template && { mediaType, text: textPreview(template.text) };
}

function standard(failure: GatewayFailure, errorType: Header): GatewayResponse {
  const body = failure.details.body ?? defaultTemplate(failure);
  return { status: failure.status, headers: [errorType, ['Content-Type', json]], body };
}

/** `{"message":$context.error.messageString}`. */
function defaultTemplate({ messageString }: GatewayFailure): string {
  return `{"message":${messageString}}`;
}

/** Seen as plain text without the headers of `DEFAULT_4XX`; nothing that the API says changes it. */
function plainText(failure: GatewayFailure): GatewayResponse {
  return { status: failure.status, headers: [['Content-Type', 'text/plain']], body: failure.gatewayMessage ?? '' };
}
