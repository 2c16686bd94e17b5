import type { Exchange } from '../exchange/index.js';
import type { DeployedStage } from './deployed-stage.js';

/** An exchange with the stage that it runs at: what the steps of the gateway itself need beyond the rest. */
export interface StagedExchange extends Exchange {
  readonly at: DeployedStage;
  /** Written by readCache; undefined where nothing is cached. */
  cacheResult: CacheResult | undefined;
}

/** What the cache of the stage did for a request. */
export interface CacheResult {
  /** `invalidated`: the client asked for a fresh response and may, so that the entry is renewed. */
  readonly outcome: 'hit' | 'miss' | 'invalidated';
  /** JSON: deployment, verb, namespace; behind them each key parameter with its values. */
  readonly key: string;
  /** Seconds that the response will be kept. */
  readonly ttlInSeconds: number;
  /** The client asked for a fresh response and may not: the header that tells it so. */
  readonly warning?: string;
}

/** A step of the gateway's pipeline. */
export type GatewayStep = (exchange: StagedExchange) => void | Promise<void>;
