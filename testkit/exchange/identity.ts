import type { ClientCertificate } from './gateway-request.js';

/** `$context.identity`, and `requestContext.identity` of proxy events. What is unknown is null. Written by authorizing steps. */
export interface Identity {
  accessKey: string | null;
  accountId: string | null;
  caller: string | null;
  cognitoAuthenticationProvider: string | null;
  cognitoAuthenticationType: string | null;
  cognitoIdentityId: string | null;
  cognitoIdentityPoolId: string | null;
  principalOrgId: string | null;
  sourceIp: string;
  user: string | null;
  userAgent: string | null;
  userArn: string | null;
  /** Only of methods that demand an API key. */
  apiKey?: string;
  apiKeyId?: string;
  /** Only of mutual TLS. */
  clientCert?: ClientCertificate;
  /** Only of private APIs. */
  vpcId?: string;
  vpceId?: string;
}

/** The identity of a caller who is not known. */
export function anonymousIdentity(sourceIp: string, userAgent: string | null): Identity {
  return {
    accessKey: null,
    accountId: null,
    caller: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp,
    user: null,
    userAgent,
    userArn: null,
  };
}
