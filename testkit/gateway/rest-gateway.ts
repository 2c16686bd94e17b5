import type { RestApi, Stage } from '../../compiler/model/index.js';
import { textPreview } from '../../compiler/model/index.js';
import {
  type Backends,
  type Clock,
  type GatewayRequest,
  type GatewayResponse,
  headerOf,
  type PrepareIntegration,
  type Surroundings,
  systemClock,
  systemRandom,
} from '../exchange/index.js';
import { accessLogLine } from './access-log.js';
import { createExchange } from './create-exchange.js';
import { type DeployedStage, deployedStage } from './deployed-stage.js';
import { type Explanation, explain } from './explain.js';
import { commonHeaders, finishResponse } from './finish-response.js';
import { type Endpoint, frontDoor } from './front-door.js';
import type { GatewayOptions } from './gateway-options.js';
import { executionMessage, type LogEntry, methodSetting, newLogs } from './logs.js';
import { type MetricsCounter, metricsCounter, type StageMetrics } from './metrics.js';
import { recent } from './recent.js';
import { requestTarget } from './request-target.js';
import { restPipeline } from './rest-pipeline.js';
import { runPipeline } from './run-pipeline.js';
import type { StagedExchange } from './staged-exchange.js';
import { type OpenTrace, openTrace, type Trace } from './trace.js';

/** A simulated REST API: all its stages, as deployed when it was made. */
export interface RestGateway {
  readonly api: RestApi;
  readonly apiId: string;
  readonly clock: Clock;
  /** Answers a request as it stands on the wire. Rejects only for faults of the test, such as a call that no backend answers. */
  handle(request: GatewayRequest): Promise<GatewayResponse>;
  /** The URL of a path under the default endpoint: `https://{id}.execute-api.{region}.amazonaws.com/{stage}{path}`. */
  url(path?: string): string;
  /** The lines that AWS would have logged, oldest first. */
  readonly logs: readonly LogEntry[];
  /** CloudWatch's metrics by stage. */
  readonly metrics: ReadonlyMap<string, StageMetrics>;
  /** What happened to a request, by its `x-amzn-RequestId`. Throws unless the option `trace` is on. */
  trace(requestId: string): Trace;
  /** What a request would meet, without calling anything. */
  explain(request: GatewayRequest): Explanation;
  /** Forgets logs, metrics and traces. */
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
  const stages = deployStages(api, options, surroundings, prepare);
  const [firstStage = 'dev'] = stages.keys();
  const ownStage = options.stage ?? firstStage;
  if (!stages.has(ownStage)) {
    throw new RangeError(`There is no stage ${JSON.stringify(ownStage)}: there is ${[...stages.keys()].join(', ')}.`);
  }
  const customDomain = api.domainName === undefined ? undefined : textPreview(api.domainName.domainName);
  const endpoint: Endpoint = { api, apiId, region, customDomain };
  const host = `${apiId}.execute-api.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

  const logs = newLogs();
  const metrics = new Map<string, MetricsCounter>([...stages.keys()].map((name) => [name, metricsCounter()]));
  const traces = recent<OpenTrace>(1000);

  /** The front answers, before any stage is known: nothing of the API customises it. */
  const forbidden = (): GatewayResponse => ({
    status: 403,
    headers: [
      ...commonHeaders(random.uuid(), `${random.id(15)}=`, clock.now()),
      ['x-amzn-ErrorType', 'ForbiddenException'],
      ['Content-Type', 'application/json'],
    ],
    body: '{"message":"Forbidden"}',
  });

  const finish = (exchange: StagedExchange, lines: readonly string[]): GatewayResponse => {
    const response = finishResponse(exchange);
    const latency = clock.now() - exchange.time;
    metrics.get(exchange.stage)?.record(response.status, latency, exchange.integrationLatency);
    const { stage } = exchange.at;
    const format = stage.accessLogSettings?.format;
    const entry = { stage: exchange.stage, requestId: exchange.requestId, time: clock.now() };
    if (format !== undefined) {
      logs.add({ ...entry, kind: 'access', message: accessLogLine(format, exchange, response, latency) });
    }
    if (lines.length > 0 && isLogged(exchange, response.status)) {
      for (const line of lines) {
        logs.add({ ...entry, kind: 'execution', message: executionMessage(exchange.requestId, line) });
      }
    }
    return response;
  };

  const run = (request: GatewayRequest): GatewayResponse | Promise<GatewayResponse> => {
    const target = requestTarget(request.target);
    const door = frontDoor(request, target, endpoint);
    const at = door && stages.get(door.stage);
    if (door === undefined || at === undefined) return forbidden();

    const trace = options.trace === true ? openTrace(clock) : undefined;
    const lines: string[] | undefined = trace === undefined && logsExecution(at.stage) ? [] : undefined;
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
    api,
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
      return new Map([...metrics].map(([stage, counter]) => [stage, counter.read()]));
    },
    trace(requestId) {
      if (options.trace !== true) throw new Error('No request is traced: make the gateway with `trace: true`.');
      const found = traces.all().find((trace) => trace.requestId === requestId);
      if (found === undefined) throw new Error(`There is no trace of ${requestId}: the last 1,000 requests are kept.`);
      return found;
    },
    explain(request) {
      const target = requestTarget(request.target);
      const door = frontDoor(request, target, endpoint);
      const at = door && stages.get(door.stage);
      return explain(request, door, at, headerOf(request.headers, 'content-type'));
    },
    forget() {
      logs.clear();
      traces.clear();
      for (const stage of metrics.keys()) metrics.set(stage, metricsCounter());
    },
  };
}

function deployStages(
  api: RestApi,
  { apiId = 'gatewright', apiKeys = [] }: GatewayOptions,
  surroundings: Surroundings,
  prepare: PrepareIntegration,
): ReadonlyMap<string, DeployedStage> {
  const ids = { apiId, deploymentId: surroundings.random.id(6) };
  const declared = api.stages.size > 0 ? [...api.stages.values()] : [defaultStage(api)];
  return new Map(
    declared.map((stage) => [stage.stageName, deployedStage(api, stage, ids, apiKeys, surroundings, prepare)]),
  );
}

function defaultStage({ at }: RestApi): Stage {
  return {
    stageName: 'dev',
    variables: new Map(),
    cacheClusterEnabled: false,
    methodSettings: new Map(),
    tracingEnabled: false,
    tags: new Map(),
    at,
  };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Whether any method of the stage keeps an execution log: which one it will be is not known before the route is. */
function logsExecution({ methodSettings }: Stage): boolean {
  for (const { loggingLevel } of methodSettings.values()) {
    if (loggingLevel === 'INFO' || loggingLevel === 'ERROR') return true;
  }
  return false;
}

function isLogged({ at, matched, httpMethod }: StagedExchange, status: number): boolean {
  const { loggingLevel } = methodSetting(at.stage, matched?.resourcePath ?? '', httpMethod);
  return loggingLevel === 'INFO' || (loggingLevel === 'ERROR' && status >= 400);
}
