import { GatewayFailure, type GatewayRequest } from '../exchange/index.js';
import { readSignature } from './read-signature.js';

/**
 * The answer to a request that no method takes. AWS reads its `Authorization` header as a signature all the same: a
 * bearer token on an unknown path is answered as one on a method of IAM is (seen). That the answer is then of type
 * INVALID_SIGNATURE is unconfirmed, and so is that a signature which can be read is not verified.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function unknownMethod(request: GatewayRequest): GatewayFailure {
  try {
    readSignature(request, '');
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error;
    // What says that a kind of signature is not simulated is no answer of AWS, and nothing has to be judged here.
    if (error.responseType === 'INVALID_SIGNATURE') return error;
  }
  return new GatewayFailure('MISSING_AUTHENTICATION_TOKEN');
}
