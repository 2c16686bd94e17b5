import { hashOrder } from './hash-order.js';
import type { ModelValidator, ValidationResult } from './model-validator.js';
import {
  bodyText,
  contentTypeOf,
  hasParameter,
  mediaTypeOf,
  type ParameterLocation,
  type ValidatableRequest,
} from './request-values.js';
import type { Fault } from './validation-report.js';

/** What API Gateway makes of a request before it reaches the integration. */
export type RequestValidation =
  | { readonly valid: true }
  | {
      readonly valid: false;
      readonly statusCode: 400;
      /** The type of the gateway response. */
      readonly responseType: 'BAD_REQUEST_PARAMETERS';
      /** The gateway's message, such as `Missing required request parameters: [q1]`. */
      readonly message: string;
      /** The pointers begin with `/headers`, `/queryStringParameters` or `/pathParameters`. */
      readonly faults: readonly Fault[];
    }
  | {
      readonly valid: false;
      readonly statusCode: 400;
      readonly responseType: 'BAD_REQUEST_BODY';
      readonly message: 'Invalid request body';
      /** `$context.error.validationErrorString`. */
      readonly validationErrorString: string;
      /** The pointers begin at the body. */
      readonly faults: readonly Fault[];
    }
  | {
      readonly valid: false;
      /** The validation itself broke: the body is nested too deep, or the schema refers to itself without end. */
      readonly statusCode: 500;
      readonly responseType: 'API_CONFIGURATION_ERROR';
      readonly message: 'Internal server error';
      readonly faults: readonly Fault[];
    };

/** Validates the requests of one operation, as its request validator does. */
export interface OperationValidator {
  validate(request: ValidatableRequest): RequestValidation;
}

/** What an operation demands of its requests. */
export interface OperationRules {
  /** Parameters that must be there; empty when the request validator does not look at them. */
  readonly requiredParameters?: readonly (readonly [ParameterLocation, string])[];
  /** Model of each media type, or `$default`; absent when the request validator does not look at bodies. */
  readonly models?: readonly (readonly [string, ModelValidator])[];
}

/**
 * Makes the validator of an operation: parameters first; when one is missing, the body is not looked at.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export function operationValidator({ requiredParameters = [], models = [] }: OperationRules): OperationValidator {
  return {
    validate(request) {
      const missing = requiredParameters.filter(([location, name]) => !hasParameter(request, location, name));
      if (missing.length > 0) return missingParameters(missing);
      const model = modelFor(contentTypeOf(request), models);
      // Without a model for the content type the body is not validated.
      return model === undefined ? { valid: true } : validateBody(request, model);
    },
  };
}

function missingParameters(missing: readonly (readonly [ParameterLocation, string])[]): RequestValidation {
  const names = hashOrder(missing.map(([, name]) => name)).join(', ');
  const message = `Missing required request parameters: [${names}]`;
  return {
    valid: false,
    statusCode: 400,
    responseType: 'BAD_REQUEST_PARAMETERS',
    message,
    faults: missing.map(([location, name]) => ({
      keyword: 'required',
      pointer: `/${members[location]}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      message,
    })),
  };
}

const members: Readonly<Record<ParameterLocation, string>> = {
  header: 'headers',
  path: 'pathParameters',
  querystring: 'queryStringParameters',
};

/** Parameters of the request's media type do not count (documented for templates, inferred for models). */
function modelFor(contentType: string, models: OperationRules['models']): ModelValidator | undefined {
  const own = models?.find(([mediaType]) => mediaTypeOf(mediaType) === contentType);
  return (own ?? models?.find(([mediaType]) => mediaType === '$default'))?.[1];
}

function validateBody(request: ValidatableRequest, model: ModelValidator): RequestValidation {
  let result: ValidationResult;
  try {
    result =
      request.parsedBody === undefined ? model.validateText(bodyText(request)) : model.validate(request.parsedBody);
  } catch {
    return {
      valid: false,
      statusCode: 500,
      responseType: 'API_CONFIGURATION_ERROR',
      message: 'Internal server error',
      faults: [],
    };
  }
  if (result.valid) return result;
  return {
    valid: false,
    statusCode: 400,
    responseType: 'BAD_REQUEST_BODY',
    message: 'Invalid request body',
    validationErrorString: result.validationErrorString,
    faults: result.faults,
  };
}
