import { type Exchange, GatewayFailure, type HeaderList, sizeOf } from '../../exchange/index.js';

/** Bytes of all headers together; 10,240 until spring 2026, and 8,000 for private APIs. */
const largestHeaders = 20_480;
const largestPrivateHeaders = 8_000;
/** Characters of the URL, by endpoint; a document that does not say which is taken for a regional one. */
const longestUrl = { EDGE: 8_192, REGIONAL: 10_240, PRIVATE: 8_192 };
/** Bytes. */
const largestBody = 10_485_760;

/**
 * The limits that no quota raises. The status 431 and the text for large headers are unconfirmed (the text was seen in
 * 2021, with the limit of that time), and so is 414 for a long URL, which is documented for long method ARNs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export function checkLimits({ request, deployed }: Exchange): void {
  const endpointType = deployed.api.endpointType ?? 'REGIONAL';
  const limit = endpointType === 'PRIVATE' ? largestPrivateHeaders : largestHeaders;
  if (isLargerThan(limit, request.headers)) {
    throw new GatewayFailure('DEFAULT_4XX', {
      status: 431,
      message: `HTTP header is larger than ${limit} bytes.`,
      isPlainText: true,
    });
  }
  if (request.target.length > longestUrl[endpointType]) {
    throw new GatewayFailure('DEFAULT_4XX', { status: 414, message: 'Request URI too long', isPlainText: true });
  }
  if (request.body !== undefined && sizeOf(request.body) > largestBody) {
    throw new GatewayFailure('REQUEST_TOO_LARGE', { isPlainText: true });
  }
}

function isLargerThan(limit: number, headers: HeaderList): boolean {
  let characters = 0;
  // A colon, a space and a line end belong to each.
  for (const [name, value] of headers) characters += name.length + value.length + 4;
  // No character has more than three bytes, counted in UTF-16: bytes are counted only where it matters.
  if (characters > limit || characters * 3 <= limit) return characters > limit;
  let bytes = 0;
  for (const [name, value] of headers) bytes += name.length + Buffer.byteLength(value) + 4;
  return bytes > limit;
}
