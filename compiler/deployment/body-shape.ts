/**
 * Where documentation stands in an object: `drop` = the member only describes; a function gives the shape of its value.
 * `'*'` speaks for all members that are not named; what nothing is said of counts as a whole.
 */
export interface Shape {
  readonly [member: string]: 'drop' | (() => Shape);
}

const schema: Shape = {
  title: 'drop',
  description: 'drop',
  example: 'drop',
  examples: 'drop',
  externalDocs: 'drop',
  deprecated: 'drop',
  xml: 'drop',
  $comment: 'drop',
  properties: () => ({ '*': () => schema }),
  patternProperties: () => ({ '*': () => schema }),
  definitions: () => ({ '*': () => schema }),
  dependencies: () => ({ '*': () => schema }),
  items: () => schema,
  additionalItems: () => schema,
  additionalProperties: () => schema,
  not: () => schema,
  allOf: () => schema,
  anyOf: () => schema,
  oneOf: () => schema,
};

const mediaType: Shape = { schema: () => schema, example: 'drop', examples: 'drop' };

/** Of a response, whose description OpenAPI demands. */
export const responseShape: Shape = {
  description: 'drop',
  headers: () => ({ '*': () => ({ description: 'drop' }) }),
  content: () => ({ '*': () => mediaType }),
};

const operation: Shape = {
  summary: 'drop',
  description: 'drop',
  tags: 'drop',
  externalDocs: 'drop',
  parameters: () => ({ description: 'drop' }),
  requestBody: () => ({ description: 'drop', content: () => ({ '*': () => mediaType }) }),
  responses: () => ({
    '*': () => responseShape,
  }),
};

/**
 * The shape of the Body: what in it only describes. It goes by place, so that a property of a schema that is called
 * `description` counts.
 */
export const bodyShape: Shape = {
  info: () => ({ description: 'drop', version: 'drop' }),
  tags: 'drop',
  paths: () => ({ '*': () => ({ '*': () => operation }) }),
  components: () => ({
    schemas: () => ({ '*': () => schema }),
    securitySchemes: () => ({ '*': () => ({ description: 'drop' }) }),
  }),
  'x-amazon-apigateway-documentation': 'drop',
};
