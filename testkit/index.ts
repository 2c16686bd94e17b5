/**
 * The API of an OpenAPI file, simulated as API Gateway runs it: in the process, without sockets.
 *
 * ```ts
 * const gateway = await createGateway('api.yaml', { backends: [lambda('pets', async () => ({ statusCode: 200 }))] });
 * const response = await gateway.fetch(gateway.url('/pets/1'));
 * ```
 *
 * @module
 */

export type { GuardOptions, JwtAssumptions } from './authorizers/index.js';
export * from './backends/index.js';
export * from './cors/index.js';
export { type CreateGatewayOptions, createGateway, type Gateway } from './create-gateway.js';
export {
  type AuthorizedClaims,
  type AuthorizedPrincipal,
  type ChosenIdentity,
  type Client,
  type ClientCertificate,
  type Clock,
  type Duration,
  type GatewayRequest,
  type GatewayResponse,
  type IamIdentity,
  type Random,
  seededRandom,
  stoppedClock,
  systemClock,
  systemRandom,
} from './exchange/index.js';
export type {
  ApiKey,
  CacheResult,
  Deployment,
  DeployOptions,
  Explanation,
  GatewayOptions,
  LogEntry,
  StageChanges,
  StageControl,
  StageMetrics,
  Statistic,
  Trace,
  TracedStep,
} from './gateway/index.js';
export * from './identity-providers/index.js';
export type { GatewayServer, ListenOptions } from './server/index.js';
