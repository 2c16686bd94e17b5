import type { Location } from '../diagnostics/index.js';
import type { Authorizer } from './authorizer.js';
import type { Contract } from './contract.js';
import type { Integration } from './integration.js';
import type { Text } from './intrinsic.js';
import type { Schema } from './schema.js';
import type { Stage } from './stage.js';

/** `x-gatewright-websocket`: a WebSocket API. Its routes are read; nothing builds or runs them yet. */
export interface WebSocketApi {
  readonly protocol: 'WEBSOCKET';
  readonly name: Text;
  readonly contract: Contract;
  readonly routeSelectionExpression: string;
  readonly routes: readonly WebSocketRoute[];
  readonly authorizers: ReadonlyMap<string, Authorizer>;
  readonly stages: ReadonlyMap<string, Stage>;
  readonly at: Location;
}

/** AWS's Route object with its integration. */
export interface WebSocketRoute {
  readonly routeKey: string;
  readonly integration?: Integration;
  readonly authorizer?: string;
  readonly requestMessage?: Schema;
  readonly responseMessage?: Schema;
  readonly at: Location;
}
