import type { Exchange } from '../exchange/index.js';
import type { DeployedStage } from './deployed-stage.js';

/** An exchange with the stage that it runs at: what the steps of the gateway itself need beyond the rest. */
export interface StagedExchange extends Exchange {
  readonly at: DeployedStage;
}

/** A step of the gateway's pipeline. */
export type GatewayStep = (exchange: StagedExchange) => void | Promise<void>;
