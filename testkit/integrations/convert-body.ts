import type { Integration } from '../../compiler/model/index.js';
import { bytesOf, type Payload, textOf } from '../exchange/index.js';
import { decodeBase64, encodeBase64 } from './base64.js';
import { configurationFailure } from './configuration-failure.js';

type ContentHandling = Integration['contentHandling'];

/**
 * The request body as content handling leaves it: a text, or bytes. A text is what a template can read.
 *
 * @param isBinary whether the `Content-Type` is one of the API's binary media types
 * @throws GatewayFailure when base64 is due and the body is none
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function convertRequestBody(body: Payload | undefined, isBinary: boolean, handling: ContentHandling): Payload {
  if (isBinary) return handling === 'CONVERT_TO_TEXT' ? encodeBase64(bytesOf(body)) : bytesOf(body);
  return handling === 'CONVERT_TO_BINARY' ? decodedBody(body) : textOf(body);
}

/**
 * The backend's body as content handling leaves it (the table is recorded).
 *
 * @param isBinary whether the backend's `Content-Type` is a binary media type
 * @param wantsBinary whether the first entry of the client's `Accept` is one
 * @param isFunctionResult whether the body is the JSON that a function returned: a text of base64 stands in quotes then,
 *   which published set-ups of functions that return bytes rely on
 * @throws GatewayFailure when base64 is due and the body is none
 */
export function convertResponseBody(
  body: Payload | undefined,
  isBinary: boolean,
  wantsBinary: boolean,
  handling: ContentHandling,
  isFunctionResult = false,
): Payload {
  const toText = handling === 'CONVERT_TO_TEXT' || (handling === undefined && !wantsBinary);
  if (isBinary) return toText ? encodeBase64(bytesOf(body)) : bytesOf(body);
  if (toText) return textOf(body);
  return decodedBody(isFunctionResult ? textOf(body).replace(/^"([^"\\]*)"$/, '$1') : body);
}

/** The bytes of a body of base64. @throws GatewayFailure when it is none */
export function decodedBody(body: Payload | undefined): Uint8Array {
  const bytes = decodeBase64(textOf(body));
  if (bytes === undefined) throw configurationFailure('Unable to base64 decode the body.');
  return bytes;
}
