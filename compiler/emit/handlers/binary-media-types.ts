import { diagnostic, type Report } from '../../diagnostics/index.js';
import type { RestApi } from '../../model/index.js';
import type { LambdaOperation } from './lambda-operation.js';
import { bareMediaType, bodyKind } from './media-type.js';

/**
 * Reports bodies of bytes whose media type is none of the API's binary ones: API Gateway then hands them to the function
 * as text, and sends the function's base64 text to the client.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-binary-media.html
 */
export function checkBinaryMediaTypes(api: RestApi, operations: readonly LambdaOperation[], report: Report): void {
  for (const { method, isStreamed } of operations) {
    const { requestBody, responses, method: verb, path } = method.operation;
    // What is streamed goes through as it is.
    const sent = isStreamed ? [] : responses.flatMap(({ content }) => content);
    for (const { mediaType, at } of [...(requestBody?.content ?? []), ...sent]) {
      const bare = bareMediaType(mediaType);
      if (bodyKind(bare) !== 'bytes' || isBinary(bare, api.binaryMediaTypes)) continue;
      report(diagnostic('media-type-not-binary', { mediaType: bare, method: verb, path }, at));
    }
  }
}

function isBinary(mediaType: string, binaryMediaTypes: readonly string[]): boolean {
  const [type = ''] = mediaType.split('/');
  return binaryMediaTypes.some((each) => ['*/*', `${type}/*`, mediaType].includes(each.toLowerCase()));
}
