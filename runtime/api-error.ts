/**
 * An answer that is no success: the API's own, when it is thrown; or else one that the document does not declare, most
 * often API Gateway's own: 403 Missing Authentication Token, 429 Too Many Requests, 504 Endpoint request timed out …
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export class ApiError<Data = unknown> extends Error {
  declare readonly status: number;
  /** The body, read by its content type. */
  declare readonly data: Data;
  /** `x-amzn-errortype`: API Gateway's name for what went wrong, such as `ForbiddenException`. Browsers see it when CORS exposes it. */
  declare readonly errorType: string | undefined;
  /** `x-amzn-requestid` of REST APIs, `apigw-requestid` of HTTP APIs: what AWS's logs know the request by. */
  declare readonly requestId: string | undefined;
  /** Its body has been read. */
  declare readonly response: Response;

  constructor(response: Response, data: Data, options?: ErrorOptions) {
    const { headers, status } = response;
    // Some services write a namespace or a URL behind the name.
    const errorType = headers.get('x-amzn-errortype')?.split(':')[0];
    super([status, errorType, messageOf(data)].filter(Boolean).join(' '), options);
    const requestId = headers.get('x-amzn-requestid') ?? headers.get('apigw-requestid') ?? undefined;
    Object.assign(this, { name: 'ApiError', status, data, errorType, requestId, response });
  }
}

/** The message of an AWS error body; a refusal by policy writes it with a capital. */
function messageOf(data: unknown): unknown {
  const { message, Message = message } = Object(data) as { readonly message?: unknown; readonly Message?: unknown };
  return Message;
}
