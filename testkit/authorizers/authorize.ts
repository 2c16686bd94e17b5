import type { Authorization, Exchange } from '../exchange/index.js';

/**
 * An authorizer of one kind, prepared once for a deployed API. It writes `$context.identity` and `$context.authorizer`
 * into the exchange and returns what it has found out; it throws a GatewayFailure for who is not to be let in whatever
 * the policies say. What need not wait is no promise.
 */
export type Authorize = (exchange: Exchange) => Authorization | Promise<Authorization>;
