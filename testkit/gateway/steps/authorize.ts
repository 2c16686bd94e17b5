import { type Exchange, GatewayFailure, headerOf } from '../../exchange/index.js';

/**
 * A token that is missing altogether is refused as AWS refuses it. Beyond that, authorizers are not simulated yet: a
 * method that demands one lets nobody in, loudly.
 */
export function authorize(exchange: Exchange): void {
  const { matched, deployed } = exchange;
  if (matched === undefined || matched.method.authorizationType === 'NONE') return;
  const { authorizationType, authorizer: name } = matched.method;
  const authorizer = name === undefined ? undefined : deployed.api.authorizers.get(name);
  if (authorizer?.type === 'TOKEN' || authorizer?.type === 'COGNITO_USER_POOLS') {
    const [, header] = /^method\.request\.header\.(.+)$/s.exec(authorizer.identitySource[0] ?? '') ?? [];
    if (header !== undefined && !headerOf(exchange.headers, header.toLowerCase())) {
      throw new GatewayFailure('UNAUTHORIZED');
    }
  }
  const which = name === undefined ? '' : ` (authorizer ${JSON.stringify(name)})`;
  throw new GatewayFailure('API_CONFIGURATION_ERROR', {
    message: `gatewright does not simulate authorization of type ${authorizationType}${which} yet.`,
  });
}
