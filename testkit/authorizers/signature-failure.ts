import { createHash } from 'node:crypto';
import { GatewayFailure } from '../exchange/index.js';

/** A signature is there, but not in a form that can be read. */
export function incompleteSignature(message: string): GatewayFailure {
  return new GatewayFailure('INVALID_SIGNATURE', { message, errorType: 'IncompleteSignatureException' });
}

/** A signature can be read, and does not hold. Without a message: that of the type. */
export function invalidSignature(message?: string): GatewayFailure {
  return new GatewayFailure('INVALID_SIGNATURE', message === undefined ? {} : { message });
}

/** AWS does not know the key, or the session token is none of it. The error type and the type of the answer are unconfirmed. */
export function unrecognizedClient(): GatewayFailure {
  return new GatewayFailure('INVALID_SIGNATURE', {
    message: 'The security token included in the request is invalid.',
    errorType: 'UnrecognizedClientException',
  });
}

/** What AWS prints instead of a header that may hold a secret. */
export function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** Said aloud: what AWS would take and gatewright cannot judge must not look like a refusal of AWS. */
export function signatureNotSimulated(): GatewayFailure {
  const message =
    'gatewright does not simulate Signature Version 4a (AWS4-ECDSA-P256-SHA256): sign with AWS4-HMAC-SHA256, or choose the caller with gateway.as(identity).';
  return new GatewayFailure('API_CONFIGURATION_ERROR', { message, log: message });
}
