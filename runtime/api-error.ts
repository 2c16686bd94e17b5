/**
 * An answer that is no success: the API's own, when it is thrown; or else one that the document does not declare, most
 * often API Gateway's own: 403 Missing Authentication Token, 429 Too Many Requests, 504 Endpoint request timed out …
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export class ApiError<Data = unknown> extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** The body, read by its content type. */
  readonly data: Data;
  /** `x-amzn-errortype`: API Gateway's name for what went wrong, such as `ForbiddenException`. Browsers see it when CORS exposes it. */
  readonly errorType: string | undefined;
  /** `x-amzn-requestid` of REST APIs, `apigw-requestid` of HTTP APIs: what AWS's logs know the request by. */
  readonly requestId: string | undefined;
  /** Its body has been read. */
  readonly response: Response;

  constructor(response: Response, data: Data, options?: ErrorOptions) {
    const { headers, status } = response;
    // Some services write a namespace or a URL behind the name.
    const errorType = headers.get('x-amzn-errortype')?.split(':')[0];
    super([status, errorType, messageOf(data)].filter(Boolean).join(' '), options);
    this.status = status;
    this.data = data;
    this.errorType = errorType;
    this.requestId = headers.get('x-amzn-requestid') ?? headers.get('apigw-requestid') ?? undefined;
    this.response = response;
  }
}

/** The message of an AWS error body; a refusal by policy writes it with a capital. */
function messageOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null
    ? 'message' in data
      ? data.message
      : 'Message' in data && data.Message
    : undefined;
}
