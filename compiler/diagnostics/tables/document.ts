import type { Row } from '../row.js';

/** Reading files: encodings, syntax, references, limits. */
export const documentRows = {
  'file-not-found': {
    severity: 'error',
    message: 'Cannot read {path}: {reason}.',
    mend: 'Give the path of a JSON or YAML file that exists and may be read.',
  },
  'file-binary': {
    severity: 'error',
    message: 'This is no text in UTF-8.',
    mend: 'Give an OpenAPI document in JSON or YAML, saved as UTF-8.',
  },
  'value-not-json': {
    severity: 'error',
    message: 'The value is no JSON: {reason}.',
    mend: 'Give an object as JSON.parse returns it.',
  },
  'file-outside': {
    severity: 'error',
    message: '{path} lies outside {root}, and nothing outside that folder is read.',
    mend: 'Move the file into the folder, or allow it with --allow-outside.',
  },
  'file-too-large': {
    severity: 'error',
    message: '{path} takes the document beyond {limit} bytes over all files.',
    mend: 'Make the document smaller, or raise the limit with --max-size.',
  },
  'remote-refused': {
    severity: 'error',
    message: '{address} is on the network, and nothing is read from there.',
    mend: 'Store the file beside the document, or allow it with --allow-remote.',
  },
  'json-syntax': {
    severity: 'error',
    message: 'This is no valid JSON: {reason}.',
    mend: 'Correct the JSON here.',
  },
  'yaml-syntax': {
    severity: 'error',
    message: 'This is no valid YAML: {reason}.',
    mend: 'Correct the YAML here.',
  },
  'yaml-tag-unknown': {
    severity: 'error',
    message: '{tag} is neither a tag of YAML nor a function of CloudFormation.',
    mend: 'Remove the tag, or write the function in its long form.',
  },
  'yaml-key-not-text': {
    severity: 'error',
    message: 'A list, a mapping or a function stands here as a key; JSON has text alone for keys.',
    mend: 'Put the key into quotes.',
  },
  'yaml-second-document': {
    severity: 'error',
    message: 'A second YAML document begins here; a file holds one.',
    mend: 'Move it to a file of its own.',
  },
  'yaml-aliases-too-many': {
    severity: 'error',
    message: 'The aliases of this file stand for more than {limit} values.',
    mend: 'Write the values out, or join them by $ref.',
  },
  'key-duplicate': {
    severity: 'error',
    message: 'The key {key} stands twice in this object.',
    mend: 'Remove one of the two.',
  },
  'nesting-too-deep': {
    severity: 'error',
    message: 'Objects and lists are nested more than {limit} levels deep here.',
    mend: 'Move inner parts to components and refer to them by $ref.',
  },
  'terraform-directive': {
    severity: 'error',
    message:
      'A Terraform template directive stands here ({directive}): the file is JSON or YAML only once Terraform has rendered it.',
    mend: 'Render the template with Terraform and give the result, or write the document without directives.',
  },
  'terraform-bare-placeholder': {
    severity: 'error',
    message: 'The placeholder {placeholder} stands outside a string: the file is JSON only once it has been filled in.',
    mend: 'Put it into double quotes, or render the template first.',
  },
  'version-unsupported': {
    severity: 'error',
    message: '{field} is {version}; Swagger 2.0, OpenAPI 3.0 and OpenAPI 3.1 are understood.',
    mend: 'Convert the document to OpenAPI 3.0, which API Gateway imports as it is.',
  },
  'openapi-missing': {
    severity: 'error',
    message: 'This is no OpenAPI document: it has neither openapi nor swagger at its root.',
    mend: 'Give an OpenAPI document, or a SAM or CloudFormation template that holds one.',
  },
  'definition-not-found': {
    severity: 'error',
    message: '{pointer} points to nothing in {path}.',
    mend: 'Name the definition as in template.yaml#/Resources/Api/Properties/DefinitionBody.',
  },
  'definition-missing': {
    severity: 'error',
    message: 'This template holds no API definition.',
    mend: 'Give the OpenAPI file itself, or a template with a DefinitionBody or Body.',
  },
  'definition-elsewhere': {
    severity: 'error',
    message: '{resource} takes its definition from elsewhere ({property}), not from this template.',
    mend: 'Give that OpenAPI file itself.',
  },
  'definition-ambiguous': {
    severity: 'error',
    message: 'This template holds several API definitions: {candidates}.',
    mend: 'Name one of them, as in {example}.',
  },
  'reference-unresolved': {
    severity: 'error',
    message: 'The $ref {reference} leads nowhere: {reason}.',
    mend: '{hint}',
  },
  'reference-circular': {
    severity: 'error',
    message: 'The $ref {reference} leads back to itself, or through too many others.',
    mend: 'Let one of the references on the way hold the object itself.',
  },
  'openapi-structure': {
    severity: 'info',
    message: 'This is not as OpenAPI has it: {problem}.',
    mend: 'Correct it for other tools; API Gateway may tolerate it.',
  },
  'structure-unchecked': {
    severity: 'info',
    message: 'The structure of this document could not be compared with that of OpenAPI: {reason}.',
    mend: 'Look for members with unusual names, such as hasOwnProperty.',
  },
} as const satisfies Record<string, Row>;
