import type { Row } from '../row.js';

/** What is deployed: CloudFormation and Terraform. */
export const deploymentRows = {
  'http-api-not-yet': {
    severity: 'warning',
    message: 'HTTP APIs: not yet. {target} is not written for {name}.',
    mend: 'Build the targets client, validators and handlers for this document.',
  },
  'model-renamed': {
    severity: 'info',
    message: 'API Gateway takes letters and digits alone in the name of a model: {name} is deployed as {newName}.',
    mend: 'Give the schema a name of letters and digits.',
  },
  'null-left-out': {
    severity: 'info',
    message: 'CloudFormation refuses null in a template; this one is left out of what is deployed.',
    mend: 'Remove it, or give it a value.',
  },
  'inline-primitive-left-out': {
    severity: 'info',
    message:
      'API Gateway refuses a response that is a {type} written inline; the schema of {status} {mediaType} is not deployed.',
    mend: 'Move the schema to components.schemas and refer to it, or leave it: responses are not validated.',
  },
  'placeholder-in-key': {
    severity: 'warning',
    message: 'CloudFormation has no functions in the names of members: {key} is written as {newKey}.',
    mend: 'Write the name out, give the placeholder a value with --set, or deploy with Terraform.',
  },
  'stage-unknown': {
    severity: 'error',
    message: 'There is no stage {stage}; the document declares {stages}.',
    mend: 'Name a stage of x-gatewright-stages, or declare it there.',
  },
  'function-unknown': {
    severity: 'warning',
    message:
      'Which function {uri} calls on the stage {stage} cannot be told: {reason}. No permission is written for it.',
    mend: 'Give the stage variable a value in x-gatewright-stages, or add the Lambda permission by hand.',
  },
  'permissions-joined': {
    severity: 'info',
    message:
      '{function} serves {count} methods; it gets one permission for all of them, because its policy holds 20 KB.',
    mend: 'Nothing has to be done; the permission is still bound to this API and its stages.',
  },
  'role-unknown': {
    severity: 'warning',
    message: 'No role is written for {method}: {reason}.',
    mend: 'Name a role in credentials, with the rights that the call needs and no more.',
  },
  'plan-stage-unknown': {
    severity: 'error',
    message: 'The usage plan {plan} holds the stage {stage}, which x-gatewright-stages does not declare.',
    mend: 'Declare the stage, or name another.',
  },
  'domain-stage-unknown': {
    severity: 'error',
    message: 'x-gatewright-domain leads to the stage {stage}, which x-gatewright-stages does not declare.',
    mend: 'Declare the stage, or name another.',
  },
  'account-role-needed': {
    severity: 'info',
    message:
      'The stage {stage} writes logs: API Gateway refuses it until the account has a role for logs in the Region.',
    mend: 'Build one API of the account with --account-role, or set the role by hand; nothing has to be done when it is there.',
  },
  'private-without-policy': {
    severity: 'warning',
    message: 'A private API without a resource policy refuses every call.',
    mend: 'Add x-amazon-apigateway-policy.',
  },
  'not-in-terraform': {
    severity: 'warning',
    message: 'The Terraform provider has no argument for {what} in version 6.25; it is not in the Terraform output.',
    mend: 'Set it by hand, in a file beside these with a newer provider (routing rules: aws_apigatewayv2_routing_rule), or deploy with CloudFormation.',
  },
  'not-in-cloudformation': {
    severity: 'warning',
    message: 'CloudFormation has no property for {what}; it is not in the template.',
    mend: 'Set it by hand, or deploy with Terraform.',
  },
  'schema-not-in-swagger': {
    severity: 'warning',
    message: 'Swagger 2.0 has one schema for all media types; those of {mediaTypes} are not written.',
    mend: 'Write OpenAPI 3.0: --openapi-version 3.0.',
  },
  'keyword-not-in-swagger': {
    severity: 'warning',
    message: 'Swagger 2.0 has no {keywords} in schemas; tools other than API Gateway may refuse them.',
    mend: 'Write OpenAPI 3.0: --openapi-version 3.0.',
  },
  'template-uploaded': {
    severity: 'info',
    message: 'The template has {size} bytes; CloudFormation takes 51200 in a request.',
    mend: 'Deploy it through a bucket: aws cloudformation deploy --template-file template.yaml --s3-bucket BUCKET.',
  },
  'body-in-bucket': {
    severity: 'info',
    message: 'The template would be larger than 1 MB: the Body is written to {file}.',
    mend: 'Upload the file to a bucket, and name bucket and key in the parameters {bucket} and {key}.',
  },
  'body-too-large': {
    severity: 'error',
    message:
      'The template has {size} bytes, CloudFormation takes 1 MB, and functions in the Body keep it from a bucket. Largest: {largest}.',
    mend: 'Build without documentation and examples ({saved} bytes less), split the API, or give the placeholders values with --set.',
  },
  'template-limit': {
    severity: 'error',
    message: 'The template has {count} {what}; CloudFormation takes {limit}.',
    mend: 'Split the API, or join what calls one function.',
  },
  'key-reserved': {
    severity: 'error',
    message: 'CloudFormation takes the member {key}, alone in its object, for a function.',
    mend: 'Rename it, or add another member beside it.',
  },
  'dynamic-reference': {
    severity: 'error',
    message:
      'CloudFormation would put a parameter or a secret of your account in the place of {reference} in {place}, and nothing escapes it.',
    mend: 'Put a space between the two braces, give what must be secret as a parameter, or deploy with Terraform alone, which leaves the text as it is.',
  },
  'function-replaced': {
    severity: 'info',
    message: '{function} has no meaning in the {target} output on its own; an input stands in its place.',
    mend: 'Give the input the value, or write the value in the document.',
  },
  'setting-not-in-cloudformation': {
    severity: 'warning',
    message: 'CloudFormation has no property for {setting}, which the stage {stage} sets.',
    mend: 'After the deployment run: aws apigateway update-stage --rest-api-id API --stage-name {stage} --patch-operations op=replace,path={path},value={value}',
  },
} as const satisfies Record<string, Row>;
