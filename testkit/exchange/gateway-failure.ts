import type { GatewayResponseType } from '../../compiler/model/index.js';
import { gatewayResponseDefaults } from './gateway-response-defaults.js';

/** What a failure says beyond its type's defaults. */
export interface FailureDetails {
  /** The status, where the type has none or the failure has another: 502 of a malformed Lambda proxy response. */
  readonly status?: number;
  /** `$context.error.message`; null prints as JSON's null. Default: that of the type. */
  readonly message?: string | null;
  /** `x-amzn-ErrorType`. Default: that of the type. */
  readonly errorType?: string;
  /** The line of the execution log, such as `Execution failed due to configuration error: Invalid endpoint address`. */
  readonly log?: string;
  /** `$context.integration.error`, where the client is told something else. Default: the message. */
  readonly integrationError?: string;
  /** `$context.error.validationErrorString`. */
  readonly validationErrorString?: string;
  /** The body of the response where the API customises nothing and AWS's is not `{"message": …}`. */
  readonly body?: string;
  /** The front of AWS answers, not the API: the message as plain text, which nothing customises. */
  readonly isPlainText?: true;
}

/**
 * What AWS prints behind a blank, `{"message": "…"}`: these types, and these messages of any type. Seen in bodies, or by
 * their lengths: 36 bytes for `Internal server error`, 35 for `Invalid request body`. `Forbidden`, `Unauthorized`, `Missing
 * Authentication Token`, `Too Many Requests` and `Limit Exceeded` are seen without; of all others it is unconfirmed.
 */
const typesAfterBlank: ReadonlySet<GatewayResponseType> = new Set([
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
]);
const messagesAfterBlank: ReadonlySet<string | null> = new Set(['Internal server error', 'Request Too Long']);

/**
 * A step has failed: the client gets the gateway response of that type. Failures without a type of their own, such as a
 * mapping template that breaks, go by `DEFAULT_4XX` or `DEFAULT_5XX` with a status (that they do is unconfirmed).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export class GatewayFailure extends Error {
  override readonly name = 'GatewayFailure';
  readonly responseType: GatewayResponseType;
  /** Before the API's customisation. */
  readonly status: number;
  /** `$context.error.message`; `message` has the same as text. */
  readonly gatewayMessage: string | null;
  /** `$context.error.messageString`: in quotes, or `null`; some have a blank before it. */
  readonly messageString: string;
  readonly errorType: string;
  readonly details: FailureDetails;

  constructor(responseType: GatewayResponseType, details: FailureDetails = {}) {
    const defaults = gatewayResponseDefaults[responseType];
    const message = details.message === undefined ? defaults.message : details.message;
    super(message ?? '');
    this.responseType = responseType;
    this.status = details.status ?? defaults.status ?? (responseType === 'DEFAULT_4XX' ? 400 : 500);
    this.gatewayMessage = message;
    const isAfterBlank = typesAfterBlank.has(responseType) || messagesAfterBlank.has(message);
    this.messageString = `${isAfterBlank ? ' ' : ''}${JSON.stringify(message)}`;
    this.errorType = details.errorType ?? defaults.errorType;
    this.details = details;
  }
}
