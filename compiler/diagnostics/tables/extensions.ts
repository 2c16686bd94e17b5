import type { Row } from '../row.js';

/** The x-amazon-apigateway-* and x-gatewright-* extensions. */
export const extensionRows = {
  'extension-unknown': {
    severity: 'warning',
    message: '{name} is no extension of Amazon API Gateway; it is not deployed.',
    mend: 'Remove it, or correct its spelling.',
  },
  'extension-misspelt': {
    severity: 'warning',
    message: '{name} is no extension of Amazon API Gateway; it is not deployed. Did you mean {suggestion}?',
    mend: 'Write {suggestion}, or remove it.',
  },
  'gatewright-extension-unknown': {
    severity: 'warning',
    message: '{name} is no extension of gatewright; it is ignored.',
    mend: 'Remove it, or write one of: {known}.',
  },
  'gatewright-extension-misspelt': {
    severity: 'warning',
    message: '{name} is no extension of gatewright; it is ignored. Did you mean {suggestion}?',
    mend: 'Write {suggestion}, or remove it.',
  },
  'gatewright-property-unknown': {
    severity: 'warning',
    message: '{property} is no property of {extension}; gatewright ignores it.',
    mend: 'Remove it, or write one of: {known}.',
  },
  'gatewright-property-misspelt': {
    severity: 'warning',
    message: '{property} is no property of {extension}; gatewright ignores it. Did you mean {suggestion}?',
    mend: 'Write {suggestion}.',
  },
  'gatewright-property-below': {
    severity: 'warning',
    message: '{property} is no property of {extension} itself; it belongs below, into {place}. It is ignored here.',
    mend: 'Move it into {place}.',
  },
  'extension-misplaced': {
    severity: 'warning',
    message: '{name} has no effect in a {place}; it belongs in: {places}.',
    mend: 'Move it to its place.',
  },
  'extension-other-protocol': {
    severity: 'info',
    message: '{name} has no effect on {protocol} APIs.',
    mend: 'Remove it, or choose the kind of API with --protocol.',
  },
  'extension-property-unknown': {
    severity: 'warning',
    message: '{property} is no property of {extension}; API Gateway ignores it.',
    mend: 'Remove it, or correct its spelling.',
  },
  'extension-property-misspelt': {
    severity: 'warning',
    message: '{property} is no property of {extension}; API Gateway ignores it. Did you mean {suggestion}?',
    mend: 'Write {suggestion}.',
  },
  'extension-property-other-protocol': {
    severity: 'info',
    message: '{property} of {extension} has no effect on {protocol} APIs.',
    mend: 'Remove it, or choose the kind of API with --protocol.',
  },
  'extension-property-missing': {
    severity: 'error',
    message: '{extension} needs {property}: {reason}.',
    mend: 'Add {property}.',
  },
  'extension-value-unknown': {
    severity: 'error',
    message: '{name} cannot be {value}; it takes one of: {allowed}.',
    mend: 'Write one of the values that API Gateway knows.',
  },
  'extension-value-misspelt': {
    severity: 'error',
    message: '{name} cannot be {value}; it takes one of: {allowed}. Did you mean {suggestion}?',
    mend: 'Write {suggestion}.',
  },
  'extension-value-range': {
    severity: 'error',
    message: '{name} is {value}; API Gateway takes {kind} from {minimum} to {maximum}.',
    mend: 'Choose a number in that range.',
  },
  'value-type': {
    severity: 'warning',
    message: '{name} should be {expected}, and it is {actual}; it is left out.',
    mend: 'Write {expected}.',
  },
  'condition-not-set': {
    severity: 'warning',
    message:
      'The condition {condition} decides what stands here, and it has no value; the first branch of Fn::If is taken.',
    mend: 'Give it a value with --set {condition}=true or --set {condition}=false.',
  },
  'condition-circular': {
    severity: 'error',
    message: 'The branches of Fn::If by the condition {condition} lead back to themselves.',
    mend: 'Break the circle of references.',
  },
  'intrinsic-not-read': {
    severity: 'warning',
    message: '{name} stands where the document needs its own members; what it brings in is not read.',
    mend: 'Write the members into the document, or load the template after its transforms have run.',
  },
  'intrinsic-without-value': {
    severity: 'warning',
    message: '{name} must be known when the document is compiled, and an intrinsic stands there; it is left out.',
    mend: 'Give the intrinsic a value with --set, or write the value itself.',
  },
  'integration-type-http-api': {
    severity: 'warning',
    message: 'HTTP APIs have no integrations of type {type}; the route has no integration.',
    mend: 'Use AWS_PROXY or HTTP_PROXY, or build the document as a REST API with --protocol rest.',
  },
  'integration-target-hyphen': {
    severity: 'warning',
    message: "integration-target is the spelling of one page of AWS's guide; it is read as integrationTarget.",
    mend: 'Write integrationTarget, as AWS itself exports it.',
  },
  'integration-timeout-quota': {
    severity: 'warning',
    message:
      'timeoutInMillis is {value}; API Gateway takes up to {maximum} unless the quota of the account was raised.',
    mend: 'Lower it, or ask AWS for a higher integration timeout.',
  },
  'integration-http-method': {
    severity: 'error',
    message: 'The integration has no httpMethod; API Gateway demands one of integrations of type {type}.',
    mend: 'Add httpMethod: POST for actions of AWS services and functions, the verb of the backend for HTTP.',
    aws: 'Enumeration value for HttpMethod must be non-empty',
  },
  'integration-uri-missing': {
    severity: 'error',
    message: 'The integration has no uri; API Gateway demands one of integrations of type {type}.',
    mend: 'Add the uri of the backend.',
  },
  'integration-uri-http': {
    severity: 'error',
    message: 'The uri {uri} is no address of an HTTP backend.',
    mend: 'Begin it with https:// or http://.',
    aws: 'Invalid HTTP endpoint specified for URI',
  },
  'integration-uri-arn': {
    severity: 'error',
    message: 'The uri {uri} is not of the form arn:aws:apigateway:region:service:path/… or …:action/….',
    mend: 'Of a function: arn:aws:apigateway:region:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations.',
    aws: 'Invalid ARN specified in the request',
  },
  'integration-uri-action': {
    severity: 'error',
    message: 'The uri {uri} names neither a path nor an action of an AWS service.',
    mend: 'Of a function: arn:aws:apigateway:region:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations.',
    aws: 'AWS ARN for integration must contain path or action',
  },
  'integration-uri-proxy': {
    severity: 'error',
    message:
      'The uri {uri} is not that of a Lambda function or a Firehose stream, and AWS_PROXY can call nothing else.',
    mend: 'Use the type aws with a request template.',
    aws: "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
  },
  'integration-uri-placeholder': {
    severity: 'warning',
    message:
      'The uri holds the placeholder {name}, and no mapping to integration.request.path.{name} fills it; the backend never sees the value.',
    mend: 'Add the mapping to requestParameters: integration.request.path.{name}, of method.request.path.{name} if that is meant.',
  },
  'integration-lambda-verb': {
    severity: 'warning',
    message:
      'The httpMethod of the integration is {httpMethod}, and Lambda is invoked by POST alone: it deploys, but every call fails with 500.',
    mend: 'Write httpMethod: POST; it has nothing to do with the verb of the method.',
  },
  'integration-lambda-invocations': {
    severity: 'warning',
    message: 'The uri of the Lambda function does not end in /invocations, so that it names no call of the function.',
    mend: 'Write arn:aws:apigateway:region:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations.',
  },
  'integration-status': {
    severity: 'warning',
    message: 'The response {pattern} of the integration has no statusCode of three digits; {statusCode} is taken.',
    mend: 'Add statusCode.',
  },
  'integration-response-replaced': {
    severity: 'warning',
    message:
      'The responses {pattern} and {other} of the integration both have the statusCode {statusCode}, and API Gateway keeps one response for each status: probably {other}, which stands last.',
    mend: 'Join the patterns, as in a|b, or give each response a status of its own.',
  },
  'request-parameter-not-string': {
    severity: 'warning',
    message: '{property} must be a string; API Gateway drops the mapping.',
    mend: 'Write a source such as method.request.header.x, or a text in single quotes: "\'text\'".',
    aws: "Invalid format for 'requestParameters'. Expected type string for property '{property}' of resource '{path}' and method '{method}' but got '{value}'",
  },
  'template-not-string': {
    severity: 'warning',
    message: 'The template for {mediaType} is {actual}, not a string; its JSON text is taken.',
    mend: 'Write the template as a string.',
  },
  'gateway-response-unknown': {
    severity: 'warning',
    message: '{name} is no type of gateway response; it is not deployed.',
    mend: 'Write one of the types of gateway responses, such as DEFAULT_4XX.',
  },
  'gateway-response-misspelt': {
    severity: 'warning',
    message: '{name} is no type of gateway response; it is not deployed. Did you mean {suggestion}?',
    mend: 'Write {suggestion}.',
  },
  'compression-size': {
    severity: 'error',
    message: 'x-amazon-apigateway-minimum-compression-size is {value}.',
    mend: 'Write a number of bytes from 0 to 10485760, or remove it to switch compression off.',
    aws: 'Invalid minimum compression size, must be between 0 and 10485760',
  },
  'endpoint-access-mode-missing': {
    severity: 'error',
    message: 'The security policy {policy} needs x-amazon-apigateway-endpoint-access-mode.',
    mend: 'Add x-amazon-apigateway-endpoint-access-mode: BASIC or STRICT.',
  },
  'jwt-configuration': {
    severity: 'error',
    message:
      'This jwtConfiguration is that of {given} APIs. HTTP APIs take issuer and audience; REST APIs take issuers, each with its issuer and audiences, and defaultAlgorithms.',
    mend: 'Write the form of {protocol} APIs, or choose the kind of API with --protocol.',
  },
  'jwt-issuer': {
    severity: 'error',
    message: 'The issuer {issuer} is not an absolute https address without query and fragment.',
    mend: 'Write the issuer exactly as the tokens have it in iss.',
  },
  'authorizer-source-ignored': {
    severity: 'warning',
    message:
      'The authorizer {name} takes its token from {source}, which its security scheme names; {written} has no effect.',
    mend: 'Name that header in the security scheme, or remove identitySource.',
  },
  'authorizer-property-ignored': {
    severity: 'info',
    message: '{property} has no effect on the authorizer {name}, since its type is {type}.',
    mend: 'Remove it.',
  },
  'authorizer-without-source': {
    severity: 'warning',
    message:
      'The authorizer {name} caches its answers for {seconds} seconds and has no identity source to tell callers apart.',
    mend: 'Add identitySource, or set authorizerResultTtlInSeconds to 0.',
  },
  'authorizer-extension-missing': {
    severity: 'warning',
    message: 'The security scheme {name} has x-amazon-apigateway-authtype and no x-amazon-apigateway-authorizer.',
    mend: 'Add x-amazon-apigateway-authorizer, or remove x-amazon-apigateway-authtype.',
    aws: "Unable to create authorizer from security definition: '{name}'. Extension x-amazon-apigateway-authorizer is required. Any methods with security: '{name}' will not be created. If this security definition is not a custom authorizer, remove the x-amazon-apigateway-authtype extension and it will be ignored.",
  },
  'routing-rule-left-out': {
    severity: 'error',
    message:
      'The routing rule of priority {priority} is left out: its {property} cannot be read, and without this condition it would match requests that it should not.',
    mend: 'Write matchHeaders as an object of header names and values, and matchBasePath as a string.',
  },
  'routing-base-path-slash': {
    severity: 'warning',
    message:
      'The matchBasePath {path} begins with a slash, and base paths are written without it; what API Gateway makes of one is unconfirmed, and here the rule matches no request.',
    mend: 'Leave the first slash out.',
  },
  'stage-name-invalid': {
    severity: 'warning',
    message: '{name} is no name of a stage: API Gateway takes letters, digits, - and _, 128 at most.',
    mend: 'Rename the stage.',
  },
  'stage-variable-invalid': {
    severity: 'warning',
    message: 'API Gateway refuses the stage variable {name}: {reason}.',
    mend: 'Rename it, or write its value in characters that API Gateway takes.',
  },
  'stage-variables-many': {
    severity: 'warning',
    message: 'The stage has {count} variables; API Gateway takes {most}.',
    mend: 'Remove some.',
  },
  'access-log-empty': {
    severity: 'warning',
    message: 'The {member} of accessLogSettings is empty.',
    mend: 'Write it, or remove accessLogSettings.',
    aws: 'Access Log value must not be empty',
  },
  'access-log-without-id': {
    severity: 'warning',
    message: 'The format of accessLogSettings has no id of the request; API Gateway takes none without.',
    mend: 'Write $context.requestId or $context.extendedRequestId into it.',
  },
  'cors-value-invalid': {
    severity: 'error',
    message: '{value} cannot stand in {member} of x-gatewright-cors; it is left out.',
    mend: 'Write an origin as scheme://host[:port] without a path, a method or header by its name, or * for any.',
  },
  'cors-credentials-any': {
    severity: 'error',
    message: 'allowCredentials is on, and {member} is *: browsers do not take it for any then.',
    mend: 'List them, or switch allowCredentials off.',
  },
  'cors-proxy': {
    severity: 'info',
    message:
      'The backends of {count} proxy methods, {method} {path} among them, have to send Access-Control-Allow-Origin themselves: API Gateway adds no header to what a proxy answers.',
    mend: 'Send it from the function or the HTTP backend.',
  },
  'cors-without-template': {
    severity: 'warning',
    message:
      'Several origins are allowed, and {count} methods, {method} {path} among them, have no template that could tell them apart: they answer without Access-Control-Allow-Origin.',
    mend: 'Add a request template, or allow one origin.',
  },
  'cors-without-key': {
    severity: 'warning',
    message:
      'Several origins are allowed, and {count} methods, {method} {path} among them, have a parameter named origin in path or query, so that the header of that name cannot be a key of the cache: a stage that caches may give one origin the answer to another.',
    mend: 'Rename the parameter, or do not cache these methods.',
  },
  'cors-errors-any-origin': {
    severity: 'info',
    message:
      'Several origins are allowed. Gateway responses cannot tell them apart: pages of any origin may read the errors of the gateway itself, without credentials.',
    mend: 'Allow one origin, or set Access-Control-Allow-Origin on DEFAULT_4XX and DEFAULT_5XX yourself.',
  },
} as const satisfies Record<string, Row>;
