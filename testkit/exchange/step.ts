import type { Integration, Method } from '../../compiler/model/index.js';
import type { DeployedApi, Exchange } from './exchange.js';

/**
 * One step of the pipeline. It reads and writes the exchange, and throws a GatewayFailure when the client is to get a
 * gateway response. A step that has nothing to wait for returns nothing: promises cost time.
 */
export type Step = (exchange: Exchange) => void | Promise<void>;

/**
 * An integration of one kind, prepared once for a method of a deployed API: templates and mappings are parsed, not at
 * each request. The steps of the pipeline that bear these names call them.
 */
export interface Integrate {
  /** Writes `integrationRequest`. */
  readonly mapRequest: Step;
  /** Writes `integrationResponse` and `integrationLatency`. */
  readonly callIntegration: Step;
  /** Writes `selectedResponse`; proxies do nothing. */
  readonly selectResponse: Step;
  /** Writes `response` and `sendsTraceHeader`. */
  readonly mapResponse: Step;
}

/** Prepares integrations of one kind: what a file of `testkit/integrations` exports. */
export type PrepareIntegration = (
  integration: Integration,
  method: IntegratedMethod,
  deployed: DeployedApi,
) => Integrate;

/** The method that an integration belongs to. */
export interface IntegratedMethod {
  readonly method: Method;
  readonly resourcePath: string;
  readonly resourceId: string;
}
