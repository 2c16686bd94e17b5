import type { Document } from '../compiler/document/index.js';
import type { JsonObject, Model, RestApi } from '../compiler/model/index.js';
import { type BackendDefinition, type BackendSet, createBackends } from './backends/index.js';
import { type ChosenIdentity, type GatewayResponse, headerOf, systemClock, systemRandom } from './exchange/index.js';
import {
  type Explanation,
  type FetchInput,
  type GatewayOptions,
  gatewayFetch,
  headerSpelling,
  type RestGateway,
  restGateway,
  type Trace,
  webRequest,
} from './gateway/index.js';
import { prepareIntegration } from './integrations/index.js';
import { type LoadApiOptions, loadApi } from './load-api.js';
import type { GatewayServer, ListenOptions } from './server/index.js';

/** What {@link createGateway} is told beside the document. */
export interface CreateGatewayOptions extends GatewayOptions, LoadApiOptions {
  /** What stands behind the gateway; the first that fits a call answers it. Default: nothing. */
  readonly backends?: readonly BackendDefinition[];
}

/** A simulated API and everything that a test asks of it. */
export interface Gateway extends Omit<RestGateway, 'trace' | 'explain' | 'forget' | 'replaceApi'> {
  /** The global `fetch`, answered by the gateway: no socket is opened. It needs no `this`, so that it can be handed on. */
  readonly fetch: typeof fetch;
  /**
   * The same gateway for a caller whom the test has chosen: no authorizer is run and no signature verified, while
   * policies are judged all the same. Requests of it are marked in the execution log.
   */
  as(identity: ChosenIdentity): Pick<Gateway, 'fetch' | 'handle'>;
  /** What reached a backend, oldest first. */
  readonly calls: BackendSet['calls'];
  /** Puts backends in front of those that there are, until `reset`. */
  readonly use: BackendSet['use'];
  /**
   * Reads the document anew, or another one, as `createGateway` reads it. Stages go on to serve what is deployed to them
   * until `deploy`; usage plans, and the settings of stages that have changed, hold at once.
   */
  replaceApi(source: string | URL | JsonObject | Document | Model): Promise<void>;
  /**
   * Back to the beginning: backends, API, stages and their deployments; no calls, logs, metrics and traces, empty caches,
   * nothing used of plans and limits. The clock stays where it is.
   */
  reset(): void;
  /** What happened to the request of this answer, or of this `x-amzn-RequestId`. Throws unless the option `trace` is on. */
  trace(answer: Response | GatewayResponse | string): Trace;
  /** What a request would meet, without calling anything. Takes what `fetch` takes. */
  explain(input: FetchInput, init?: RequestInit): Promise<Explanation>;
  /** Opens real sockets, by default on a free port that only this machine reaches. They stay open until `close()`. */
  listen(options?: ListenOptions): Promise<GatewayServer>;
}

/**
 * Runs the REST API of a document as API Gateway would.
 *
 * ```ts
 * const gateway = await createGateway('api.yaml', { backends: [lambda('pets', async () => ({ statusCode: 200 }))] });
 * const response = await gateway.fetch(gateway.url('/pets/1'));
 * ```
 *
 * @param source a path, a URL, a parsed document, a loaded one, or a model
 * @throws Error when it cannot be read or AWS would refuse it; the message says what and where
 */
export async function createGateway(
  source: string | URL | JsonObject | Document | Model,
  options: CreateGatewayOptions = {},
): Promise<Gateway> {
  const { api, locate } = await loadApi(source, options);
  const clock = options.clock ?? systemClock();
  const random = options.random ?? systemRandom();
  const { accountId = '123456789012', region = 'us-east-1' } = options;
  const backends = createBackends(options.backends ?? [], {
    accountId,
    region,
    clock,
    random,
    get api() {
      return gateway.api;
    },
  });
  const gateway = restGateway(api, backends, prepareIntegration, { locate, ...options, clock, random });
  // One map for all that hold it: another API has other names.
  const spelling = new Map(headerSpelling(api));
  const spellAs = (next: RestApi): void => {
    spelling.clear();
    for (const [lower, name] of headerSpelling(next)) spelling.set(lower, name);
  };
  return {
    get api() {
      return gateway.api;
    },
    replaceApi: async (next) => {
      const loaded = await loadApi(next, options);
      gateway.replaceApi(loaded.api, loaded.locate);
      spellAs(loaded.api);
    },
    deploy: gateway.deploy,
    get deployments() {
      return gateway.deployments;
    },
    stage: gateway.stage,
    apiId: gateway.apiId,
    clock,
    handle: gateway.handle,
    fetch: gatewayFetch(gateway.handle, spelling),
    url: gateway.url,
    get logs() {
      return gateway.logs;
    },
    get metrics() {
      return gateway.metrics;
    },
    as(identity) {
      const handle: Gateway['handle'] = (request) =>
        gateway.handle({ ...request, client: { ...request.client, identity } });
      return { handle, fetch: gatewayFetch(handle, spelling) };
    },
    calls: backends.calls,
    use: backends.use,
    reset() {
      backends.reset();
      gateway.forget();
      spellAs(api);
    },
    trace: (answer) => gateway.trace(requestIdOf(answer)),
    explain: async (input, init) => gateway.explain(await webRequest(input, init, spelling)),
    async listen(options) {
      const { listen } = await import('./server/index.js');
      return listen(gateway.handle, options);
    },
  };
}

function requestIdOf(answer: Response | GatewayResponse | string): string {
  if (typeof answer === 'string') return answer;
  const id =
    answer.headers instanceof Headers
      ? answer.headers.get('x-amzn-requestid')
      : headerOf(answer.headers, 'x-amzn-requestid');
  if (id === null || id === undefined)
    throw new Error('The response has no x-amzn-RequestId: the gateway did not make it.');
  return id;
}
