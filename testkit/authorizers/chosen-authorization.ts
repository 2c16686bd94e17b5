import type { Method } from '../../compiler/model/index.js';
import type { Authorization, ChosenIdentity, Exchange } from '../exchange/index.js';
import { knownIdentity } from './guard-options.js';
import { iamAuthorization } from './iam-authorizer.js';
import { allowedPrincipal } from './lambda-authorizer.js';
import { tokenAuthorization } from './token-authorization.js';

/**
 * What an authorizer would have found out of an identity that the test has chosen: nothing is verified and nobody asked.
 *
 * @throws Error when the method asks for an identity of another kind: a fault of the test
 */
export function chosenAuthorization(
  exchange: Exchange,
  chosen: ChosenIdentity,
  authorizationType: Method['authorizationType'],
): Authorization {
  exchange.log?.('Identity chosen by the test: no authorizer is run and no signature verified');
  switch (authorizationType) {
    case 'AWS_IAM':
      if ('accessKeyId' in chosen) return iamAuthorization(exchange, knownIdentity(chosen));
      break;
    case 'CUSTOM':
      if ('principalId' in chosen) return allowedPrincipal(exchange, chosen);
      break;
    case 'COGNITO_USER_POOLS':
    case 'JWT':
      if ('claims' in chosen) return tokenAuthorization(exchange, chosen.claims, authorizationType);
      break;
    case 'NONE':
      break;
    default:
      return authorizationType satisfies never;
  }
  const method = `${exchange.httpMethod} ${exchange.matched?.resourcePath ?? exchange.path}`;
  throw new Error(
    `${method} has authorization of type ${authorizationType}: gateway.as() takes ${wanted[authorizationType]} for it.`,
  );
}

const wanted: Readonly<Record<Method['authorizationType'], string>> = {
  NONE: 'nobody',
  AWS_IAM: 'an IAM identity, { accessKeyId, secretAccessKey, arn, policies }',
  CUSTOM: 'what its Lambda authorizer returns, { principalId, context }',
  COGNITO_USER_POOLS: 'the claims of a token, { claims }',
  JWT: 'the claims of a token, { claims }',
};
