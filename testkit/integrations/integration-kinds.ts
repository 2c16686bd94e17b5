import { type Integration, textPreview } from '../../compiler/model/index.js';
import type { PrepareIntegration } from '../exchange/index.js';
import { awsService } from './aws-service.js';
import { firehoseProxy } from './firehose-proxy.js';
import { http } from './http.js';
import { httpProxy } from './http-proxy.js';
import { lambda } from './lambda.js';
import { lambdaProxy } from './lambda-proxy.js';
import { mock } from './mock.js';

/** All kinds of integrations, one file each: AWS's types, with those of AWS told apart by what they call. */
export const integrationKinds = {
  mock,
  http,
  'http-proxy': httpProxy,
  lambda,
  'lambda-proxy': lambdaProxy,
  'firehose-proxy': firehoseProxy,
  'aws-service': awsService,
} as const satisfies Readonly<Record<string, PrepareIntegration>>;

export type IntegrationKind = keyof typeof integrationKinds;

/** The kind of an integration. What is not seen before a value is set counts as Lambda, which nearly all are. */
export function integrationKind({ type, uri }: Integration): IntegrationKind {
  const preview = uri === undefined ? '' : textPreview(uri);
  switch (type) {
    case 'MOCK':
      return 'mock';
    case 'HTTP':
      return 'http';
    case 'HTTP_PROXY':
      return 'http-proxy';
    case 'AWS_PROXY':
      return /:firehose:(?:path|action)\//.test(preview) ? 'firehose-proxy' : 'lambda-proxy';
    case 'AWS':
      return isLambdaInvocation(preview) ? 'lambda' : 'aws-service';
    default:
      return type satisfies never;
  }
}

function isLambdaInvocation(preview: string): boolean {
  return (
    /^(?:arn|\$\{).*:lambda:path\/.*\/functions\/.*invocations\/?$/s.test(preview) ||
    /^\$\{[^}]*invoke_arn\}$/.test(preview)
  );
}
