import type { Row } from '../row.js';

/** What OpenAPI itself demands of the document. */
export const openapiRows = {
  'operation-id-missing': {
    severity: 'info',
    message: '{method} {path} has no operationId; it is called {name} in what is emitted.',
    mend: 'Add an operationId, so that the name stays when the path changes.',
  },
  'operation-id-duplicate': {
    severity: 'warning',
    message:
      'The operationId {operationId} of {method} {path} is taken; the operation is called {name} in what is emitted.',
    mend: 'Give each operation an operationId of its own, different in more than case.',
  },
  'protocol-mixed': {
    severity: 'info',
    message: 'This document is read as a {protocol} API because of {evidence}; {other} speaks for the other kind.',
    mend: 'Say which it is with --protocol rest or --protocol http, or remove what does not belong.',
  },
  'member-unknown': {
    severity: 'warning',
    message: '{name} is no member of the {object}; it is ignored.',
    mend: 'Remove it, or correct its spelling.',
  },
  'member-misspelt': {
    severity: 'warning',
    message: '{name} is no member of the {object}; it is ignored. Did you mean {suggestion}?',
    mend: 'Write {suggestion}.',
  },
  'member-missing': {
    severity: 'warning',
    message: 'The {object} has no {name}, which OpenAPI demands.',
    mend: 'Add {name}.',
  },
  'member-version': {
    severity: 'warning',
    message: '{name} belongs to OpenAPI {version}, not to this version of the document; it is read all the same.',
    mend: 'Write it as the version of the document demands; API Gateway may ignore it.',
  },
  'servers-not-list': {
    severity: 'warning',
    message: 'servers is one Server Object instead of a list of them; it is read as a list of one.',
    mend: 'Make it a list.',
  },
  'http-api-swagger': {
    severity: 'error',
    message: 'HTTP APIs cannot be imported from Swagger 2.0, only from OpenAPI 3.0.',
    mend: 'Convert the document to OpenAPI 3.0, or build it as a REST API with --protocol rest.',
  },
  'name-unknown': {
    severity: 'warning',
    message: '{extension} names {name}, and there is no such {kind}.',
    mend: 'Declare it, or correct the name.',
  },
  'path-without-slash': {
    severity: 'warning',
    message: 'The path {path} has no leading slash; it is read as /{path}.',
    mend: 'Begin the path with a slash.',
  },
  'path-trailing-slash': {
    severity: 'warning',
    message: 'The path {path} ends in a slash; REST APIs have no such resource, it is read as {newPath}.',
    mend: 'Remove the slash at the end.',
  },
  'path-duplicate': {
    severity: 'warning',
    message: '{method} {path} is there twice; the first is taken.',
    mend: 'Keep one of them.',
    aws: 'Another resource with the same parent already has this name: {part}',
  },
  'path-placeholder': {
    severity: 'warning',
    message:
      'The path {path} holds a placeholder, which is kept as it is written; what is emitted calls that very path.',
    mend: 'Load the document after the placeholder was filled in, or write the path itself.',
  },
  'path-segment': {
    severity: 'error',
    message:
      'The path {path} has the segment {segment}. A segment holds letters, digits and _ . , : - alone, and a parameter is a whole segment.',
    mend: 'Rename the segment, or make the parameter a segment of its own.',
    aws: "Unable to create resource at path '{path}': Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning and the end.",
  },
  'path-sibling-variable': {
    severity: 'error',
    message: 'The path {path} has a variable where another path has {sibling}; only one name is allowed there.',
    mend: 'Give both variables one name.',
    aws: "Unable to create resource at path '{path}': A sibling ({sibling}) of this resource already has a variable path part -- only one is allowed",
  },
  'path-below-greedy': {
    severity: 'error',
    message: 'The path {path} goes on below the greedy variable {greedy}, which already takes everything.',
    mend: 'Put the greedy variable last.',
    aws: "Unable to create resource at path '{path}': Cannot create a child of a resource with a greedy path variable: {greedy}",
  },
  'import-refused': {
    severity: 'warning',
    message: 'API Gateway would refuse {count} things in this document as a REST API. The first: {first}',
    mend: 'Mend them before you add integrations; a document without integrations is not deployed.',
  },
  'path-parameter-undeclared': {
    severity: 'warning',
    message: '{method} {path} does not declare the path parameter {name}; it is taken for a string.',
    mend: 'Declare the parameter in the operation or in the path.',
  },
  'path-parameter-unused': {
    severity: 'warning',
    message: '{method} {path} declares the path parameter {name}, which the path does not have; it is left out.',
    mend: 'Remove the parameter, or put it into the path.',
  },
  'parameter-duplicate': {
    severity: 'warning',
    message: 'The {in} parameter {name} is declared twice; the last one holds.',
    mend: 'Keep one of them.',
  },
  'parameter-name-clash': {
    severity: 'error',
    message: '{method} {path} has parameters called {name} in two places: {places}.',
    mend: 'Give one of them another name.',
    aws: 'Parameter names must be unique across querystring, header and path',
  },
  'parameter-unreadable': {
    severity: 'warning',
    message: 'This parameter has no name, or its place is none of path, query, header and cookie; it is left out.',
    mend: 'Give it a name, and in.',
  },
  'parameter-cookie': {
    severity: 'info',
    message: 'API Gateway ignores the cookie parameter {name}: it reaches the backend in the header Cookie, unchecked.',
    mend: 'Check it in the backend.',
  },
  'body-parameters': {
    severity: 'warning',
    message: 'The operation has more than one body parameter; the first is taken.',
    mend: 'Keep one body parameter.',
  },
  'responses-missing': {
    severity: 'info',
    message: '{method} {path} declares no responses.',
    mend: 'Declare the responses, so that clients know what to expect.',
  },
  'response-status': {
    severity: 'warning',
    message:
      'The response {status} of {method} {path} is no status from 100 to 599, no range such as 4XX and not default; it is left out.',
    mend: 'Write a status of three digits.',
  },
  'method-unknown': {
    severity: 'warning',
    message: '{name} at {path} is no verb of API Gateway; the operation is left out.',
    mend: 'Use get, put, post, delete, options, head, patch or x-amazon-apigateway-any-method.',
    aws: 'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
  },
  'integration-missing': {
    severity: 'warning',
    message:
      '{count} methods have no integration, the first is {method} {path}; API Gateway deploys no API with such methods.',
    mend: 'Add x-amazon-apigateway-integration to each of them.',
    aws: 'No integration defined for method',
  },
  'mapping-source-undeclared': {
    severity: 'warning',
    message: '{target} takes {source}, and {method} {path} does not declare that parameter.',
    mend: 'Declare the parameter in the operation.',
    aws: "Unable to put integration on '{method}' for resource at path '{path}': Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: {source}]",
  },
  'cache-key-undeclared': {
    severity: 'warning',
    message:
      '{key} is among the cacheKeyParameters of {method} {path}, which neither declares that parameter nor maps to it.',
    mend: 'Declare the parameter in the operation, or map it under requestParameters of the integration.',
    aws: 'Invalid cache key parameter specified',
  },
  'mapping-header-undeclared': {
    severity: 'warning',
    message: 'The response {status} of {method} {path} does not declare the header of {target}.',
    mend: 'Declare the header under responses.{status}.headers of the operation.',
    aws: "Unable to put integration response on '{method}' for resource at path '{path}': Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: {target}]",
  },
  'integration-response-undeclared': {
    severity: 'warning',
    message: 'The integration of {method} {path} answers {status}, and the operation declares no such response.',
    mend: 'Declare {status} under responses of the operation.',
  },
  'validator-unknown': {
    severity: 'error',
    message: '{name} is not among x-amazon-apigateway-request-validators.',
    mend: 'Declare the validator, or name one of those that are declared.',
    aws: 'Invalid Request Validator identifier specified',
  },
  'validator-misspelt': {
    severity: 'error',
    message: '{name} is not among x-amazon-apigateway-request-validators. Did you mean {suggestion}?',
    mend: 'Write {suggestion}.',
    aws: 'Invalid Request Validator identifier specified',
  },
  // Errors, because API Gateway deploys such a method without what should have protected it.
  'security-scheme-unknown': {
    severity: 'error',
    message:
      'The security requirement names {name}, and no security scheme is called that: nothing would be checked for it, and the method might be open to everyone.',
    mend: 'Declare the security scheme, or name one of those that are declared: {declared}.',
  },
  'security-scheme-misspelt': {
    severity: 'error',
    message:
      'The security requirement names {name}, and no security scheme is called that: nothing would be checked for it, and the method might be open to everyone. Did you mean {suggestion}?',
    mend: 'Write {suggestion}.',
  },
  // A warning, because AWS's own examples name schemes in documents that declare none.
  'security-scheme-none': {
    severity: 'warning',
    message:
      'The security requirement names {name}, and the document declares no security scheme at all; nothing is checked for it.',
    mend: 'Declare the security scheme, or remove the requirement.',
  },
  'security-scheme-type': {
    severity: 'warning',
    message: 'The security scheme {name} has no type that OpenAPI knows; it is left out.',
    mend: 'Give it a type: apiKey, http, oauth2, openIdConnect or mutualTLS.',
  },
  'security-scheme-ignored': {
    severity: 'warning',
    message:
      'API Gateway checks nothing for the security scheme {name}: without an authorizer, type {type} has no effect on {protocol} APIs.',
    mend: 'Add x-amazon-apigateway-authorizer, or let the backend check the credentials.',
  },
  'security-second-authorizer': {
    severity: 'warning',
    message: '{method} {path} names more than one authorizer; {name} is used, {other} is not.',
    mend: 'Name one authorizer.',
  },
  'security-at-root': {
    severity: 'info',
    message:
      'The security scheme {name} stands in the security of the root; whether API Gateway applies it from there is unconfirmed. It is applied to each method.',
    mend: 'Name it in the security of each operation.',
  },
  'discriminator-mapping': {
    severity: 'warning',
    message: 'The discriminator maps {value} to {target}, and there is no such schema; the entry is left out.',
    mend: 'Name a schema, or refer to one.',
  },
  'schema-reference-circular': {
    severity: 'error',
    message: 'The schema {name} is nothing but a reference that leads back to itself.',
    mend: 'Write the schema.',
  },
} as const satisfies Record<string, Row>;
