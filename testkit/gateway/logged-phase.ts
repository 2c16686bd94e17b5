import { type Exchange, GatewayFailure } from '../exchange/index.js';
import type { StagedExchange } from './staged-exchange.js';

/** Phases of a request that access logs tell of, each with `error`, `latency` in milliseconds, and `status`. */
export type Phase = 'authenticate' | 'authorizer' | 'authorize';

/**
 * Runs a phase and notes for the access log how it ended and how long it took: `$context.authenticate.status` and its
 * like. What the phase has noted itself stays. On stages without an access log nothing is noted.
 *
 * A phase that fails has the status and the text of the gateway response; AWS's own texts there are unconfirmed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export function loggedPhase(
  phase: Phase,
  exchange: StagedExchange,
  run: (exchange: Exchange) => void | Promise<void>,
): void | Promise<void> {
  if (exchange.at.stage.accessLogSettings?.format === undefined) return run(exchange);
  const { clock } = exchange.deployed.surroundings;
  const started = clock.now();
  const note = (name: string, value: string | number): void => {
    const path = `${phase}.${name}`;
    if (!exchange.logContext.has(path)) exchange.logContext.set(path, value);
  };
  const end = (): void => {
    note('latency', clock.now() - started);
    note('status', 200);
  };
  const fail = (error: unknown): never => {
    if (error instanceof GatewayFailure) {
      note('latency', clock.now() - started);
      note('status', error.status);
      if (error.gatewayMessage !== null) note('error', error.gatewayMessage);
    }
    throw error;
  };
  try {
    const pending = run(exchange);
    return pending === undefined ? end() : pending.then(end, fail);
  } catch (error) {
    return fail(error);
  }
}
