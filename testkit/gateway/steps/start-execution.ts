import { type Exchange, textOf } from '../../exchange/index.js';
import { mapText } from '../map-text.js';
import { starredText } from '../starred-text.js';

/**
 * Logs what the method is about to work on. It changes nothing.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function startExecution(exchange: Exchange): void {
  const { log } = exchange;
  if (log === undefined) return;
  log(`Starting execution for request: ${exchange.requestId}`);
  log(`HTTP Method: ${exchange.httpMethod}, Resource Path: ${exchange.routePath}`);
  if (exchange.identity.apiKey !== undefined) {
    log(`API Key: ${starredText(exchange.identity.apiKey)}`);
  }
  log(`Method request path: ${mapText(exchange.pathParameters)}`);
  log(`Method request query string: ${mapText(exchange.query)}`);
  log(`Method request headers: ${mapText(exchange.headers)}`);
  log(`Method request body before transformations: ${textOf(exchange.body)}`);
}
