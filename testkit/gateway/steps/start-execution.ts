import type { Exchange } from '../../exchange/index.js';
import { binaryData, loggedBody } from '../logged-body.js';
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
  // With the base path of a custom domain (seen).
  log(`HTTP Method: ${exchange.httpMethod}, Resource Path: ${exchange.path}`);
  if (exchange.identity.apiKey !== undefined) {
    log(`API Key: ${starredText(exchange.identity.apiKey)}`);
  }
  log(`Method request path: ${mapText(exchange.pathParameters)}`);
  log(`Method request query string: ${mapText(exchange.query)}`);
  log(`Method request headers: ${mapText(exchange.headers)}`);
  // Where all types are binary, no body at all is binary too (seen).
  const isBinary = exchange.deployed.api.binaryMediaTypes.includes('*/*');
  log(`Method request body before transformations: ${isBinary ? binaryData : loggedBody(exchange.body)}`);
}
