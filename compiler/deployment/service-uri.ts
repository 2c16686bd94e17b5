import { type Text, text } from '../model/index.js';
import { partsOf } from './lambda-function.js';

/** What a URI of an AWS service says: `arn:aws:apigateway:{region}:{service}:{action|path}/{rest}`. */
export interface ServiceUri {
  /** `dynamodb`; of `bucket.s3` the last label. */
  readonly service: string;
  readonly kind: 'action' | 'path';
  /** What follows the slash. */
  readonly rest: Text;
}

/**
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export function serviceUri(uri: Text): ServiceUri | undefined {
  const parts = partsOf(uri);
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string') continue;
    const match = /:(?:[a-z0-9-]+\.)*([a-z0-9-]+):(action|path)\//.exec(part);
    const [whole, service, kind] = match ?? [];
    if (match === null || whole === undefined || service === undefined) continue;
    const rest = text([part.slice(match.index + whole.length), ...parts.slice(index + 1)]);
    return { service, kind: kind === 'path' ? 'path' : 'action', rest };
  }
  return undefined;
}
