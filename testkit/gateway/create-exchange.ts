import { anonymousIdentity, type Exchange, type GatewayRequest, headerOf } from '../exchange/index.js';
import type { DeployedStage } from './deployed-stage.js';
import type { FrontDoor } from './front-door.js';
import { queryPairs } from './query-pairs.js';
import type { RequestTarget } from './request-target.js';
import type { StagedExchange } from './staged-exchange.js';
import { verbOf } from './verb-of.js';
import { visibleHeaders } from './visible-headers.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const hexadecimal = '0123456789abcdef';

/** The exchange of a request that has found its stage, as the first step of the pipeline meets it. */
export function createExchange(
  request: GatewayRequest,
  target: RequestTarget,
  door: FrontDoor,
  at: DeployedStage,
  log: Exchange['log'],
): StagedExchange {
  const { stage, deployed, variables, isCanary } = at;
  const { clock, random } = deployed.surroundings;
  const time = clock.now();
  const { visible, userAgent, traceHeader } = visibleHeaders(request.headers, {
    host: door.domainName,
    client: request.client,
    endpointType: deployed.api.endpointType,
    newTraceRoot: () =>
      `Root=1-${Math.floor(time / 1000)
        .toString(16)
        .padStart(8, '0')}-${random.id(24, hexadecimal)}`,
    newTraceParent: () => random.id(16, hexadecimal),
  });
  const identity = anonymousIdentity(request.client?.sourceIp ?? '127.0.0.1', userAgent);
  const { clientCertificate, vpcEndpointId, vpcId } = request.client ?? {};
  if (clientCertificate !== undefined) identity.clientCert = clientCertificate;
  if (vpcEndpointId !== undefined) identity.vpceId = vpcEndpointId;
  if (vpcId !== undefined) identity.vpcId = vpcId;
  // A client may choose the id of its request, if it is a UUID. Access logs tell of others (documented).
  const chosenId = headerOf(request.headers, 'x-amzn-requestid');
  const isChosen = chosenId !== undefined && uuid.test(chosenId);
  const logContext = new Map<string, string | number>(door.logContext);
  if (chosenId !== undefined && !isChosen) logContext.set('requestId', 'UUID_REPLACED_INVALID_REQUEST_ID');
  return {
    at,
    request,
    deployed,
    stage: stage.stageName,
    stageVariables: variables,
    requestId: isChosen ? chosenId : random.uuid(),
    extendedRequestId: `${random.id(15, base64)}=`,
    traceHeader,
    time,
    httpMethod: verbOf(request),
    path: door.path,
    contextPath: door.contextPath,
    routePath: door.routePath,
    domainName: door.domainName,
    headers: door.lowersHeaders ? visible.map(([name, value]) => [name.toLowerCase(), value]) : visible,
    query: queryPairs(target.query),
    body: request.body,
    matched: undefined,
    pathParameters: noParameters,
    identity,
    authorizer: undefined,
    authorization: undefined,
    isCanaryRequest: isCanary,
    cacheResult: undefined,
    logContext,
    templateContext: undefined,
    integrationRequest: undefined,
    integrationResponse: undefined,
    integrationLatency: undefined,
    selectedResponse: undefined,
    response: undefined,
    sendsTraceHeader: false,
    failure: undefined,
    log,
  };
}

const noParameters: ReadonlyMap<string, string> = new Map();
