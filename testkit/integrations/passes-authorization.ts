import type { Method } from '../../compiler/model/index.js';
import type { Header } from '../exchange/index.js';

/**
 * Whether a header of the client stays when it is handed on as it is: an `Authorization` that is a signature does not,
 * nor any of a method whose callers sign. Mappings and templates can still read it (unconfirmed).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function passesAuthorization([name, value]: Header, { authorizationType }: Pick<Method, 'authorizationType'>) {
  if (name.length !== 'authorization'.length || name.toLowerCase() !== 'authorization') return true;
  return authorizationType !== 'AWS_IAM' && !/^\s*AWS4-/.test(value);
}
