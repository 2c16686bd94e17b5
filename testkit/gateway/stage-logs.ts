import { type Stage, textPreview } from '../../compiler/model/index.js';
import type { GatewayResponse } from '../exchange/index.js';
import { effectiveMethodSetting } from '../stages/index.js';
import { accessLogLine } from './access-log.js';
import { executionMessage, type LogEntry } from './logs.js';
import type { StagedExchange } from './staged-exchange.js';

/**
 * The lines that a request leaves in the logs of its stage: one in the access log, if the stage has a format, and those
 * of the execution log that the method's `loggingLevel` asks for. Canary requests write into groups of their own.
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
  const isExecutionLogged = lines.length > 0 && isLogged(exchange, response.status);
  if (format === undefined && !isExecutionLogged) return;
  const suffix = exchange.isCanaryRequest === true ? '/Canary' : '';
  const entry = { stage, requestId, time: deployed.surroundings.clock.now() };
  if (format !== undefined) {
    const logGroup = `${accessLogGroup(exchange.at.stage)}${suffix}`;
    yield { ...entry, kind: 'access', logGroup, message: accessLogLine(format, exchange, response, latency) };
  }
  if (!isExecutionLogged) return;
  const logGroup = `API-Gateway-Execution-Logs_${deployed.apiId}/${stage}${suffix}`;
  for (const line of lines) yield { ...entry, kind: 'execution', logGroup, message: executionMessage(requestId, line) };
}

/** Whether any method of the stage keeps an execution log: which one it will be is not known before the route is. */
export function keepsExecutionLog({ methodSettings }: Stage): boolean {
  for (const { loggingLevel } of methodSettings.values()) {
    if (loggingLevel === 'INFO' || loggingLevel === 'ERROR') return true;
  }
  return false;
}

function isLogged({ at, matched, httpMethod }: StagedExchange, status: number): boolean {
  const declared = matched?.method.httpMethod ?? httpMethod;
  const { loggingLevel } = effectiveMethodSetting(at.stage, matched?.resourcePath ?? '', httpMethod, declared);
  return loggingLevel === 'INFO' || (loggingLevel === 'ERROR' && status >= 400);
}

/** `orders-access` of `arn:aws:logs:…:log-group:orders-access`, the delivery stream's name for Firehose. */
function accessLogGroup({ accessLogSettings }: Stage): string {
  const arn = accessLogSettings?.destinationArn;
  return arn === undefined
    ? ''
    : (/(?:log-group:|deliverystream\/)([^:]+)/.exec(textPreview(arn))?.[1] ?? textPreview(arn));
}
