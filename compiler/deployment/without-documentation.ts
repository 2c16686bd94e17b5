import { isIntrinsic, type Value } from '../model/index.js';

/**
 * The Body without what only describes: info but the title, descriptions, summaries, tags, examples and documentation
 * parts. It knows where it stands: a property of a schema that is called `description` stays.
 */
export function withoutDocumentation(body: Value): Value {
  return apply(body, document);
}

/**
 * What becomes of the members of an object: `drop`, another shape for the value, or, where nothing is said, the value
 * as it is. `'*'` speaks for all members that are not named.
 */
interface Shape {
  readonly [member: string]: 'drop' | (() => Shape) | 'keep';
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

const operation: Shape = {
  summary: 'drop',
  description: 'drop',
  tags: 'drop',
  externalDocs: 'drop',
  parameters: () => ({ description: 'drop' }),
  requestBody: () => ({ description: 'drop', content: () => ({ '*': () => mediaType }) }),
  responses: () => ({
    '*': () => ({
      description: 'drop',
      headers: () => ({ '*': () => ({ description: 'drop' }) }),
      content: () => ({ '*': () => mediaType }),
    }),
  }),
};

const document: Shape = {
  info: () => ({ description: 'drop', version: 'drop' }),
  tags: 'drop',
  paths: () => ({ '*': () => ({ '*': () => operation }) }),
  components: () => ({
    schemas: () => ({ '*': () => schema }),
    securitySchemes: () => ({ '*': () => ({ description: 'drop' }) }),
  }),
  'x-amazon-apigateway-documentation': 'drop',
};

function apply(value: Value, shape: Shape): Value {
  if (typeof value !== 'object' || value === null || isIntrinsic(value)) return value;
  if (Array.isArray(value)) return value.map((element: Value) => apply(element, shape));
  const kept: [string, Value][] = [];
  for (const [key, member] of Object.entries(value)) {
    const said = Object.hasOwn(shape, key) ? shape[key] : shape['*'];
    if (said === 'drop') continue;
    kept.push([key, typeof said === 'function' ? apply(member, said()) : member]);
  }
  return Object.fromEntries(kept);
}
