import { type HttpApi, type Method, type RestApi, textPreview } from '../../model/index.js';

/** A method that a Lambda function answers through the proxy integration. */
export interface LambdaOperation {
  readonly method: Method;
  /** The payload format of its events. */
  readonly payloadFormat: '1.0' | '2.0';
  /** Whether the answer is streamed: `responseTransferMode: STREAM`. */
  readonly isStreamed: boolean;
}

/**
 * The Lambda proxy operations of the API, in the order of the document.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function lambdaOperations(api: RestApi | HttpApi): readonly LambdaOperation[] {
  return api.resources
    .flatMap(({ methods }) => methods)
    .filter(isLambdaProxy)
    .map((method) => ({
      method,
      // AWS demands the format of HTTP APIs in a document; where it is missing the console's default is assumed.
      payloadFormat: api.protocol === 'REST' ? '1.0' : (method.integration?.payloadFormatVersion ?? '2.0'),
      isStreamed: api.protocol === 'REST' && method.integration?.responseTransferMode === 'STREAM',
    }));
}

function isLambdaProxy({ integration }: Method): boolean {
  if (integration?.type !== 'AWS_PROXY' || integration.integrationSubtype !== undefined) return false;
  // An intrinsic may stand for any part of the ARN, or for all of it: what says nothing else is a Lambda function,
  // since AWS_PROXY without a subtype takes no other service.
  const uri = integration.uri === undefined ? '' : textPreview(integration.uri).replace(/\$\{[^}]*\}/g, 'x');
  return !/^arn:[^:]*:apigateway:[^:]*:(?!lambda:)/.test(uri);
}
