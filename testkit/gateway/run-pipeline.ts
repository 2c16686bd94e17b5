import { GatewayFailure } from '../exchange/index.js';
import { gatewayResponse } from './gateway-response.js';
import type { GatewayStep, StagedExchange } from './staged-exchange.js';

/**
 * Runs the steps one after the other, without a promise as long as none of them needs one. A step that throws a
 * GatewayFailure ends the run: the exchange has the gateway response then. Any other error is a fault of the test or of
 * gatewright, and is passed on.
 */
export function runPipeline(steps: readonly GatewayStep[], exchange: StagedExchange, from = 0): void | Promise<void> {
  try {
    for (let index = from; index < steps.length; index++) {
      const pending = steps[index]?.(exchange);
      if (pending !== undefined) {
        const next = index + 1;
        return pending.then(
          () => runPipeline(steps, exchange, next),
          (error: unknown) => fail(exchange, error),
        );
      }
    }
  } catch (error) {
    fail(exchange, error);
  }
}

function fail(exchange: StagedExchange, error: unknown): void {
  if (!(error instanceof GatewayFailure)) throw error;
  exchange.failure = error;
  exchange.sendsTraceHeader = false;
  exchange.response = gatewayResponse(exchange, error);
}
