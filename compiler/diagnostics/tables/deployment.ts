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
    mend: 'Name a stage of x-gatewright-stages.',
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
