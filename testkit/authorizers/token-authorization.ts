import type { JsonValue } from '../../compiler/model/index.js';
import type { Authorization, Exchange } from '../exchange/index.js';
import { cognitoClaims } from './cognito-claims.js';
import { jwtClaimTexts } from './jwt-claim-texts.js';

/** What is found out of claims that have been verified: the backend sees them below `claims`. */
export function tokenAuthorization(
  exchange: Exchange,
  claims: Readonly<Record<string, JsonValue>>,
  type: 'COGNITO_USER_POOLS' | 'JWT',
): Authorization {
  exchange.authorizer = { claims: type === 'JWT' ? claims : cognitoClaims(claims) };
  return {
    authentication: 'token',
    decide: (action) => (action === 'execute-api:Invoke' ? 'allow' : 'none'),
    ...(type === 'JWT' ? { templateAuthorizer: { claims: jwtClaimTexts(claims) } } : {}),
  };
}
