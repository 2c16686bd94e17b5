import type { RestApi } from '../../compiler/model/index.js';
import { textPreview } from '../../compiler/model/index.js';
import {
  type Backends,
  type Clock,
  type GatewayRequest,
  type GatewayResponse,
  headerOf,
  type PrepareIntegration,
  recent,
  type Surroundings,
  systemClock,
  systemRandom,
} from '../exchange/index.js';
import { createExchange } from './create-exchange.js';
import type { Deployment } from './deployment.js';
import { type Explanation, explain } from './explain.js';
import { commonHeaders, edgeHeaders, finishResponse } from './finish-response.js';
import { type Endpoint, type FrontDoor, frontDoor } from './front-door.js';
import type { GatewayOptions } from './gateway-options.js';
import type { GatewayStage } from './gateway-stage.js';
import { type DeployOptions, gatewayStages } from './gateway-stages.js';
import { type LogEntry, newLogs } from './logs.js';
import type { StageMetrics } from './metrics.js';
import { requestTarget } from './request-target.js';
import { restPipeline } from './rest-pipeline.js';
import { runPipeline } from './run-pipeline.js';
import type { StageControl } from './stage-control.js';
import { keepsExecutionLog, logEntries } from './stage-logs.js';
import type { StagedExchange } from './staged-exchange.js';
import { type OpenTrace, openTrace, type Trace } from './trace.js';

/** A simulated REST API with all its stages. When it is made, the document is deployed to each of them. */
export interface RestGateway {
  /** As the document now has it: {@link RestGateway.stage | stages} serve what was deployed to them. */
  readonly api: RestApi;
  readonly apiId: string;
  readonly clock: Clock;
  /** Answers a request as it stands on the wire. Rejects only for faults of the test, such as a call that no backend answers. */
  handle(request: GatewayRequest): Promise<GatewayResponse>;
  /** The URL of a path under the default endpoint: `https://{id}.execute-api.{region}.amazonaws.com/{stage}{path}`. */
  url(path?: string): string;
  /** The lines that AWS would have logged, oldest first. */
  readonly logs: readonly LogEntry[];
  /** CloudWatch's metrics by stage; those of canaries under `{stage}/Canary`. */
  readonly metrics: ReadonlyMap<string, StageMetrics>;
  /** What happened to a request, by its `x-amzn-RequestId`. Throws unless the option `trace` is on. */
  trace(requestId: string): Trace;
  /** What a request would meet, without calling anything. */
  explain(request: GatewayRequest): Explanation;
  /** Exchanges the API: PutRestApi. Stages keep what is deployed to them; usage plans, settings of stages and the domain hold at once. */
  replaceApi(api: RestApi, locate?: GatewayOptions['locate']): void;
  /**
   * Takes a snapshot of the API and moves a stage to it, or its canary: CreateDeployment.
   *
   * @throws Error named BadRequestException where AWS refuses
   */
  deploy(options?: DeployOptions): Deployment;
  /** All deployments, oldest first. */
  readonly deployments: readonly Deployment[];
  /**
   * A stage, to change its settings, its canary or its deployment.
   *
   * @param name default: the gateway's own stage
   * @throws RangeError when there is none of that name
   */
  stage(name?: string): StageControl;
  /** Back to the beginning: no logs, metrics and traces; the stages as declared, their caches empty, no quota used. */
  forget(): void;
}

/**
 * Deploys a REST API to its stages.
 *
 * @param prepare makes the integration of a method: `testkit/integrations`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html
 */
export function restGateway(
  api: RestApi,
  backends: Backends,
  prepare: PrepareIntegration,
  options: GatewayOptions = {},
): RestGateway {
  const { apiId = 'gatewright', region = 'us-east-1' } = options;
  const clock = options.clock ?? systemClock();
  const random = options.random ?? systemRandom();
  const surroundings: Surroundings = {
    accountId: options.accountId ?? '123456789012',
    region,
    partition: options.partition ?? partitionOf(region),
    clock,
    random,
    backends,
    locate: options.locate,
  };
  const stages = gatewayStages(api, apiId, options, surroundings, prepare);
  const [firstStage = 'dev'] = stages.names;
  const ownStage = options.stage ?? firstStage;
  const stageNamed = (name: string): GatewayStage => {
    const found = stages.stage(name);
    if (found !== undefined) return found;
    throw new RangeError(`There is no stage ${JSON.stringify(name)}: there is ${stages.names.join(', ')}.`);
  };
  stageNamed(ownStage);
  const endpointOf = (current: RestApi): Endpoint => ({
    api: current,
    apiId,
    region,
    customDomain: current.domainName && textPreview(current.domainName.domainName),
  });
  let endpoint = endpointOf(api);
  const host = `${apiId}.execute-api.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

  const logs = newLogs();
  const traces = recent<OpenTrace>(1000);

  /** The front answers, before any stage is known: nothing of the API customises it. */
  const forbidden = (): GatewayResponse => ({
    status: 403,
    headers: [
      ...commonHeaders(random.uuid(), `${random.id(15)}=`, clock.now()),
      ['x-amzn-ErrorType', 'ForbiddenException'],
      ['Content-Type', 'application/json'],
      ...edgeHeaders(endpoint.api, 403),
    ],
    body: '{"message":"Forbidden"}',
  });

  const finish = (exchange: StagedExchange, lines: readonly string[]): GatewayResponse => {
    const response = finishResponse(exchange);
    const latency = clock.now() - exchange.time;
    exchange.at.metrics.record(response.status, latency, exchange.integrationLatency, exchange.cacheResult?.outcome);
    for (const entry of logEntries(exchange, response, latency, lines)) logs.add(entry);
    return response;
  };

  /** Undefined when there is no such stage, or when what is deployed to it has the way disabled by which the request came. */
  const stageBehind = (door: FrontDoor): GatewayStage | undefined => {
    const found = stages.stage(door.stage);
    return door.isDefaultEndpoint && found?.own.deployed.api.disableExecuteApiEndpoint ? undefined : found;
  };

  const run = (request: GatewayRequest): GatewayResponse | Promise<GatewayResponse> => {
    const target = requestTarget(request.target);
    const door = frontDoor(request, target, endpoint);
    const found = door && stageBehind(door);
    if (door === undefined || found === undefined) return forbidden();
    const at = found.meet(random.next);

    const trace = options.trace === true ? openTrace(clock) : undefined;
    const lines: string[] | undefined = trace === undefined && keepsExecutionLog(at.stage) ? [] : undefined;
    const log = trace?.log ?? (lines && ((line: string): void => void lines.push(line)));
    const exchange = createExchange(request, target, door, at, log);
    if (trace !== undefined) {
      trace.requestId = exchange.requestId;
      traces.add(trace);
    }
    log?.(`Extended Request Id: ${exchange.extendedRequestId}`);
    const pending = runPipeline(trace === undefined ? restPipeline : trace.watch(restPipeline), exchange);
    const logged = trace?.lines ?? lines ?? [];
    return pending === undefined ? finish(exchange, logged) : pending.then(() => finish(exchange, logged));
  };

  return {
    get api() {
      return stages.api;
    },
    apiId,
    clock,
    // Not an async function: that would cost a turn of the queue more.
    handle(request) {
      try {
        const response = run(request);
        return response instanceof Promise ? response : Promise.resolve(response);
      } catch (error) {
        return Promise.reject(error);
      }
    },
    url: (path = '') => `https://${host}/${ownStage}${path === '' || path.startsWith('/') ? path : `/${path}`}`,
    get logs() {
      return logs.all();
    },
    get metrics() {
      return new Map(stages.names.flatMap((name) => stageNamed(name).metrics()));
    },
    trace(requestId) {
      if (options.trace !== true) throw new Error('No request is traced: make the gateway with `trace: true`.');
      // A client may choose an id twice.
      const found = traces.all().findLast((trace) => trace.requestId === requestId);
      if (found === undefined) throw new Error(`There is no trace of ${requestId}: the last 1,000 requests are kept.`);
      return found;
    },
    explain(request) {
      const target = requestTarget(request.target);
      const door = frontDoor(request, target, endpoint);
      const at = door && stageBehind(door)?.own;
      return explain(request, door, at, headerOf(request.headers, 'content-type'));
    },
    replaceApi(next, locate) {
      stages.replaceApi(next, locate);
      endpoint = endpointOf(next);
    },
    deploy: (input = {}) => stages.deploy({ stageName: ownStage, ...input }),
    get deployments() {
      return stages.deployments;
    },
    stage: (name = ownStage) => stageNamed(name).control,
    forget() {
      logs.clear();
      traces.clear();
      stages.reset();
      endpoint = endpointOf(api);
    },
  };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
