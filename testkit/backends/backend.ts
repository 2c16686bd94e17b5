import type { RestApi } from '../../compiler/model/index.js';
import type { Clock, Random, UpstreamAnswer, UpstreamCall } from '../exchange/index.js';

/** Something behind the gateway that answers calls: made by `lambda()`, `awsService()`, `examples()`, `passthrough()`. */
export interface Backend {
  /** By which `calls()` finds what reached it. */
  readonly name: string;
  /** As code writes it, `lambda('orders')`: for messages. */
  readonly display: string;
  /** What the errors of unanswered calls compare with: a function's name, a URL with its verb. Absent = it takes anything. */
  readonly target?: string;
  /** Keys of `callTraits`, any one of which a call must have to reach it. */
  readonly keys: readonly string[];
  /** The beginning that the URL of a call must have beside, as `comparableUrl` writes URLs. */
  readonly urlPrefix?: string;
  /**
   * Answers the call; undefined when it is not for this backend, and the next one is asked. A rejection is a fault of the
   * test.
   */
  answer(
    call: UpstreamCall,
    surroundings: BackendSurroundings,
  ): UpstreamAnswer | undefined | Promise<UpstreamAnswer | undefined>;
  /** Makes it as good as new. */
  restore?(): void;
}

/** What backends have of the gateway. */
export interface BackendSurroundings {
  /** Default `123456789012`. */
  readonly accountId: string;
  /** Default `us-east-1`. */
  readonly region: string;
  readonly clock: Clock;
  readonly random: Random;
  /** For `examples()`, which answers from its contract. */
  readonly api?: RestApi | undefined;
}
