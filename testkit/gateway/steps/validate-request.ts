import type { OperationValidator } from '../../../runtime/validation/operation-validator.js';
import { type Exchange, GatewayFailure, headerOf, textOf } from '../../exchange/index.js';
import type { StagedExchange } from '../staged-exchange.js';

/**
 * Validates parameters, then the body, as the method's request validator says.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export function validateRequest(exchange: StagedExchange): void {
  if (exchange.matched?.method.requestValidator === undefined) return;
  const validator = exchange.at.validators(exchange.matched.method.operation);
  if (validator !== undefined) validate(exchange, validator);
}

function validate(exchange: Exchange, validator: OperationValidator): void {
  const result = validator.validate({
    headers: valuesOf(exchange.headers),
    queryStringParameters: valuesOf(exchange.query),
    pathParameters: valuesOf(exchange.pathParameters),
    body: textOf(exchange.body),
  });
  if (result.valid) return;
  throw new GatewayFailure(result.responseType, {
    message: result.message,
    ...(result.responseType === 'BAD_REQUEST_BODY'
      ? {
          validationErrorString: result.validationErrorString,
          log: `Request body does not match model schema for content type ${contentTypeOf(exchange)}: ${result.validationErrorString}`,
        }
      : { log: result.message }),
  });
}

/** Without parameters; what is missing counts as JSON. */
function contentTypeOf({ headers }: Exchange): string {
  return headerOf(headers, 'content-type')?.split(';', 1)[0]?.trim() || 'application/json';
}

/** The last value of each name counts. No prototype: the names are the client's. */
function valuesOf(pairs: Iterable<readonly [string, string]>): Readonly<Record<string, string>> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of pairs) values[name] = value;
  return values;
}
