import type { Location, Position } from '../../compiler/diagnostics/index.js';
import type { Throttle } from '../../compiler/model/index.js';
import type { GuardOptions } from '../authorizers/index.js';
import type { Clock, Random } from '../exchange/index.js';
import type { ApiKey } from '../stages/index.js';

/** What a gateway is told beside its API. */
export interface GatewayOptions extends GuardOptions {
  /** The stage that `url()` uses. Default: the first that the document declares; `dev` when it declares none. */
  readonly stage?: string;
  /** Default `gatewright`, ten characters as AWS has them. */
  readonly apiId?: string;
  /** Default `123456789012`. */
  readonly accountId?: string;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** Default: that of the region. */
  readonly partition?: string;
  /** The values of API keys that usage plans name. */
  readonly apiKeys?: readonly ApiKey[];
  /** The throttle of the account. Default: none, since a test in one process is quicker than AWS lets an account be. AWS's own: 10,000 requests a second, bursts of 5,000. */
  readonly accountThrottle?: Throttle;
  /** All time. Default: the computer's clock, which can be set forward. */
  readonly clock?: Clock;
  /** All randomness, ids included. Default: the computer's. */
  readonly random?: Random;
  /** Keep a trace of each request, for `trace()`. Default false: it costs time and memory. */
  readonly trace?: boolean;
  /** The line and column of a place in the document, for log lines. Default: they name a JSON Pointer. */
  readonly locate?: ((at: Location) => Position) | undefined;
}
