import { contextText, type Exchange, type GatewayResponse, invokeStatus, isStream, sizeOf } from '../exchange/index.js';

/** A hyphen belongs to a name only within it: `$context.stage-$context.status` are two variables. */
const variable = /\$context((?:\.[a-zA-Z0-9_]+(?:-+[a-zA-Z0-9_]+)*)+)/g;

/**
 * One line of the access log by the stage's format. A variable that is not set prints `-`.
 *
 * @param latency milliseconds from the request's arrival to the answer
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export function accessLogLine(format: string, exchange: Exchange, response: GatewayResponse, latency: number): string {
  return format.replace(variable, (_whole, path: string) => {
    const text = logText(path.slice(1), exchange, response, latency);
    return text === undefined || text === '' ? '-' : text;
  });
}

function logText(path: string, exchange: Exchange, response: GatewayResponse, latency: number): string | undefined {
  const { failure, integrationLatency, integrationResponse } = exchange;
  const logged = exchange.logContext.get(path);
  if (logged !== undefined) return String(logged);
  switch (path) {
    case 'status':
      return String(response.status);
    case 'responseLatency':
      return String(latency);
    case 'responseLength':
      return isStream(response.body) ? undefined : String(sizeOf(response.body));
    case 'endpointType':
      return exchange.deployed.api.endpointType;
    case 'integrationLatency':
    case 'integration.latency':
      return integrationLatency === undefined ? undefined : String(integrationLatency);
    case 'integrationStatus':
    case 'integration.integrationStatus':
      return integrationStatus(exchange);
    case 'integration.status':
      // Of a proxy function what its code says, and nothing when it has failed (seen).
      if (exchange.matched?.method.integration?.type !== 'AWS_PROXY') return integrationStatus(exchange);
      return failure === undefined && integrationResponse !== undefined ? String(response.status) : undefined;
    case 'integration.error':
    case 'integrationErrorMessage':
      return integrationResponse?.kind === 'failure'
        ? integrationResponse.message
        : failure?.responseType.startsWith('INTEGRATION_') === true
          ? (failure.details.integrationError ?? failure.message)
          : undefined;
    case 'integration.responseTransferMode':
      return transferMode(exchange);
    case 'error.message':
      return failure?.gatewayMessage ?? undefined;
    case 'error.messageString':
      return failure?.messageString;
    case 'error.responseType':
      return failure?.responseType;
    case 'error.validationErrorString':
      return failure?.details.validationErrorString;
    default:
      return contextText(exchange, path.split('.'));
  }
}

/** Undefined where no integration was asked. */
function transferMode({ matched, integrationRequest }: Exchange): string | undefined {
  if (integrationRequest === undefined) return undefined;
  return matched?.method.integration?.responseTransferMode === 'STREAM' ? 'STREAMED' : 'BUFFERED';
}

/** Of Lambda the status of the invocation, else that of the backend. */
function integrationStatus(exchange: Exchange): string | undefined {
  const { integrationResponse, integrationRequest } = exchange;
  if (integrationResponse?.kind === 'http') return String(integrationResponse.status);
  if (integrationResponse?.kind === 'lambda') return String(invokeStatus(exchange));
  return integrationRequest?.kind === 'mock' ? String(integrationRequest.status) : undefined;
}
