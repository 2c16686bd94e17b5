import { contextText, type Exchange, type GatewayFailure, headerOf, headerValues } from '../exchange/index.js';

/** `$context.…`, `$stageVariables.…`, `method.request.…` with or without its dollar sign: AWS's pages have it without. */
const reference =
  /\$context((?:\.[a-zA-Z0-9_-]+)+)|\$stageVariables\.([a-zA-Z0-9_]+)|\$?method\.request\.(header|querystring|path)\.([a-zA-Z0-9_$-]+(?:\.[a-zA-Z0-9_$-]+)*)/g;

/**
 * A template of a gateway response with its variables filled in. It is plain substitution: no directive of Velocity
 * means anything. What has no value prints nothing (unconfirmed).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponseText(template: string, exchange: Exchange, failure: GatewayFailure): string {
  return template.replace(
    reference,
    (_whole, context?: string, variable?: string, location?: string, name?: string): string => {
      // Recorded: the quotes in it arrive escaped, so that it stands between quotes of the template.
      if (context === '.error.validationErrorString') return escaped(failure.details.validationErrorString ?? '');
      if (context !== undefined) return contextValue(context.slice(1).split('.'), exchange, failure) ?? '';
      if (variable !== undefined) return exchange.stageVariables[variable] ?? '';
      return parameterValue(location ?? '', name ?? '', exchange) ?? '';
    },
  );
}

/**
 * The source of a header of a gateway response; undefined when it has no value, and the header is left out, while an
 * empty value is sent. `context.X` and `stageVariables.X` are sources although AWS's page names parameters and static
 * values alone (measured against AWS by another emulator's authors, as is what becomes of missing and empty values).
 */
export function gatewayResponseValue(
  expression: string,
  exchange: Exchange,
  failure: GatewayFailure,
): string | undefined {
  if (expression.length >= 2 && expression.startsWith("'") && expression.endsWith("'")) return expression.slice(1, -1);
  const [, side, rest] = /^(context|stageVariables|method\.request)\.(.+)$/s.exec(expression) ?? [];
  if (rest === undefined) return undefined;
  if (side === 'context') return contextValue(rest.split('.'), exchange, failure);
  if (side === 'stageVariables') return exchange.stageVariables[rest];
  const dot = rest.indexOf('.');
  return parameterValue(rest.slice(0, dot), rest.slice(dot + 1), exchange);
}

/** The text as it stands inside a string of JSON. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** `$context.error` exists here and in access logs alone. */
function contextValue(path: readonly string[], exchange: Exchange, failure: GatewayFailure): string | undefined {
  const [first, name] = path;
  if (first !== 'error' || path.length !== 2) return contextText(exchange, path);
  switch (name) {
    case 'message':
      return failure.gatewayMessage ?? undefined;
    case 'messageString':
      return failure.messageString;
    case 'responseType':
      return failure.responseType;
    case 'validationErrorString':
      return failure.details.validationErrorString;
    default:
      return undefined;
  }
}

/**
 * Names of headers are found whatever their case (measured against AWS by another emulator's authors), while mappings of
 * integrations compare it.
 */
function parameterValue(location: string, name: string, exchange: Exchange): string | undefined {
  switch (location) {
    case 'header':
      return headerOf(exchange.headers, name.toLowerCase());
    case 'multivalueheader': {
      const values = headerValues(exchange.headers, name.toLowerCase());
      return values.length === 0 ? undefined : values.join(',');
    }
    case 'querystring':
      return exchange.query.findLast(([known]) => known === name)?.[1];
    case 'multivaluequerystring': {
      const values = exchange.query.filter(([known]) => known === name).map(([, value]) => value);
      return values.length === 0 ? undefined : values.join(',');
    }
    case 'path':
      return exchange.pathParameters.get(name);
    default:
      return undefined;
  }
}
