import { type Exchange, GatewayFailure } from '../../exchange/index.js';

/** Authorizers are not simulated yet: a method that demands one lets nobody in, loudly. */
export function authorize({ matched }: Exchange): void {
  if (matched === undefined || matched.method.authorizationType === 'NONE') return;
  const { authorizationType, authorizer } = matched.method;
  const name = authorizer === undefined ? '' : ` (authorizer ${JSON.stringify(authorizer)})`;
  throw new GatewayFailure('API_CONFIGURATION_ERROR', {
    message: `gatewright does not simulate authorization of type ${authorizationType}${name} yet.`,
  });
}
