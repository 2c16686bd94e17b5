import type { Body } from './body.js';
import type { Header } from './header-list.js';

/** A response as it goes onto the wire. */
export interface GatewayResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Body;
}
