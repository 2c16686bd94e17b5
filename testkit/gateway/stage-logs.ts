import { type Stage, textPreview } from '../../compiler/model/index.js';
import type { GatewayResponse } from '../exchange/index.js';
import { effectiveMethodSetting } from '../stages/index.js';
import { accessLogLine } from './access-log.js';
import { executionMessage, type LogEntry } from './logs.js';
import type { StagedExchange } from './staged-exchange.js';

/**
 * The lines that a request leaves in the logs of its stage: one in the access log, if the stage has a format, and those
 * of the execution log that the method's `loggingLevel` asks for: of all requests for `INFO`, of those that fail for
 * `ERROR`. What requests and responses hold is logged with `dataTraceEnabled` alone (seen), which makes `ERROR` log all
 * requests. Canary requests write into groups of their own.
 *
 * @param latency milliseconds from the request's arrival to the answer
 * @param lines of the execution log
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function* logEntries(
  exchange: StagedExchange,
  response: GatewayResponse,
  latency: number,
  lines: readonly string[],
): Generator<LogEntry> {
  const { stage, requestId, deployed } = exchange;
  const format = exchange.at.stage.accessLogSettings?.format;
  const logged = lines.length === 0 ? lines : loggedLines(exchange, response.status, lines);
  if (format === undefined && logged.length === 0) return;
  const suffix = exchange.isCanaryRequest === true ? '/Canary' : '';
  const entry = { stage, requestId, time: deployed.surroundings.clock.now() };
  if (format !== undefined) {
    const logGroup = `${accessLogGroup(exchange.at.stage)}${suffix}`;
    yield { ...entry, kind: 'access', logGroup, message: accessLogLine(format, exchange, response, latency) };
  }
  const logGroup = `API-Gateway-Execution-Logs_${deployed.apiId}/${stage}${suffix}`;
  for (const line of logged)
    yield { ...entry, kind: 'execution', logGroup, message: executionMessage(requestId, line) };
}

/** Whether any method of the stage keeps an execution log: which one it will be is not known before the route is. */
export function keepsExecutionLog({ methodSettings }: Stage): boolean {
  for (const { loggingLevel } of methodSettings.values()) {
    if (loggingLevel === 'INFO' || loggingLevel === 'ERROR') return true;
  }
  return false;
}

function loggedLines(
  { at, matched, httpMethod }: StagedExchange,
  status: number,
  lines: readonly string[],
): readonly string[] {
  const declared = matched?.method.httpMethod ?? httpMethod;
  const setting = effectiveMethodSetting(at.stage, matched?.resourcePath ?? '', httpMethod, declared);
  const { loggingLevel, dataTraceEnabled } = setting;
  if (loggingLevel !== 'INFO' && loggingLevel !== 'ERROR') return [];
  if (dataTraceEnabled === true) return lines;
  return loggingLevel === 'INFO' || status >= 400 ? lines.filter((line) => !data.test(line)) : [];
}

/** Lines that show what a request or a response holds, or what is made of it. */
const data =
  /^(?:Method (?:request|response) (?:path|query string|headers|body)|Endpoint (?:request|response) |Sending request to |Received response\.|Incoming identity: |Authorizer result body |gatewright: cache )/;

/** `orders-access` of `arn:aws:logs:…:log-group:orders-access`, the delivery stream's name for Firehose. */
function accessLogGroup({ accessLogSettings }: Stage): string {
  const arn = accessLogSettings?.destinationArn;
  return arn === undefined
    ? ''
    : (/(?:log-group:|deliverystream\/)([^:]+)/.exec(textPreview(arn))?.[1] ?? textPreview(arn));
}
