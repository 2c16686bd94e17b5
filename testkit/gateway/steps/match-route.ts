import { unknownMethod } from '../../authorizers/index.js';
import type { StagedExchange } from '../staged-exchange.js';

/** Finds the method. An unknown path and a verb that the path does not have are answered alike (recorded). */
export function matchRoute(exchange: StagedExchange): void {
  const match = exchange.at.route(exchange.httpMethod, exchange.routePath);
  if (match === undefined) throw unknownMethod(exchange.request);
  exchange.matched = match.matched;
  exchange.pathParameters = match.pathParameters;
}
