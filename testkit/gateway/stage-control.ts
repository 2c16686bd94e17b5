import type { CanarySettings, Stage } from '../../compiler/model/index.js';
import type { Canary, StageChanges } from '../stages/index.js';
import type { StageMetrics } from './metrics.js';

/**
 * A stage of a gateway, and what one does to it. All changes hold from the next request on.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html
 */
export interface StageControl {
  readonly name: string;
  /** As they are now, without the canary. */
  readonly settings: Stage;
  readonly deploymentId: string;
  /** Undefined without a canary. */
  readonly canary: Canary | undefined;
  /** Deployments that the stage has served, oldest first, the present one last. */
  readonly history: readonly string[];
  /** Requests of the canary are not counted here. */
  readonly metrics: StageMetrics;
  readonly canaryMetrics: StageMetrics;
  /** Responses in the cache, those whose time has run out included. */
  readonly cacheSize: number;
  /**
   * Puts an earlier deployment in the place of the present one.
   *
   * @param deploymentId default: the one before
   * @throws BadRequestException when there is none, and while the stage has a canary
   */
  rollBack(deploymentId?: string): void;
  /**
   * Changes settings: no deployment is needed for them.
   *
   * @throws BadRequestException for what AWS refuses: another capacity of the cache, a time to live beyond an hour, characters that no variable may have
   */
  update(changes: StageChanges): void;
  /**
   * Makes or changes the canary. A new one is on the stage's own deployment, with 0 percent, unless told otherwise.
   *
   * @throws BadRequestException for an unknown deployment, or a percentage outside 0 to 100
   */
  setCanary(changes: Partial<CanarySettings> & { readonly deploymentId?: string }): void;
  /**
   * Gives the stage the deployment and the variables of its canary, which stays, with 0 percent.
   *
   * @throws BadRequestException without a canary
   */
  promoteCanary(): void;
  /** Drops the canary: all requests are the stage's own again. */
  removeCanary(): void;
  /** Empties the cache of the stage. */
  flushCache(): void;
  /** Forgets what authorizers have answered: FlushStageAuthorizersCache. */
  flushAuthorizersCache(): void;
}
