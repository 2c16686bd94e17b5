/** The files of a new project by their paths, with forward slashes; `name` is the name of its package. */
export function initFiles(name: string, version: string): ReadonlyMap<string, string> {
  return new Map([
    ['package.json', `${JSON.stringify(packageJson(name, version), undefined, 2)}\n`],
    ['tsconfig.json', `${JSON.stringify(tsconfig, undefined, 2)}\n`],
    ['.gitignore', 'node_modules/\n'],
    ['gatewright.config.ts', config],
    ['api.yaml', document],
    ['src/create-greeting.ts', handler],
    ['test/create-greeting.test.ts', test],
  ]);
}

const packageJson = (name: string, version: string) => ({
  name,
  version: '0.0.0',
  private: true,
  type: 'module',
  scripts: {
    check: 'gatewright check',
    build: 'gatewright build',
    watch: 'gatewright build --watch',
    typecheck: 'tsc',
    pretest: 'gatewright build --quiet && tsc',
    test: 'tsx --test test/create-greeting.test.ts',
  },
  devDependencies: {
    '@types/node': '^20.19.0',
    gatewright: `^${version}`,
    tsx: '^4.19.0',
    typescript: '^6.0.0',
  },
});

const tsconfig = {
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  },
  include: ['src', 'test', 'generated', 'gatewright.config.ts'],
};

/** The text of a file as it is written below: without the indentation that tells it from our own code. */
function unindented(text: string): string {
  return text.slice(1).replace(/^ {2}/gm, '');
}

const config = unindented(`
  import { defineConfig } from 'gatewright';

  export default defineConfig({
    apis: [{ file: 'api.yaml', out: 'generated' }],
  });
`);

const document = unindented(`
  openapi: 3.0.1
  info:
    title: Greetings
    version: '1.0'

  # What OpenAPI has no words for: gatewright reads it, API Gateway never sees it.
  x-gatewright-stages:
    dev:
      variables:
        salutation: Welcome
      methodSettings:
        '*/*':
          throttlingRateLimit: 10
          throttlingBurstLimit: 20

  x-amazon-apigateway-request-validators:
    all:
      validateRequestBody: true
      validateRequestParameters: true
  x-amazon-apigateway-request-validator: all

  paths:
    /greetings:
      post:
        operationId: createGreeting
        summary: Greets somebody.
        requestBody:
          required: true
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/NewGreeting'
        responses:
          '201':
            description: The greeting.
            content:
              application/json:
                schema:
                  $ref: '#/components/schemas/Greeting'
        x-amazon-apigateway-integration:
          type: aws_proxy
          httpMethod: POST
          # The function is not part of this document: it becomes a parameter of the template, and a Terraform variable.
          uri:
            Fn::Sub: arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${GreetingFunction.Arn}/invocations

  components:
    schemas:
      NewGreeting:
        type: object
        required: [name]
        properties:
          name:
            type: string
            minLength: 1
      Greeting:
        type: object
        required: [text]
        properties:
          text:
            type: string
`);

const handler = unindented(`
  import { createGreeting } from '../generated/handlers/index.js';

  /** The Lambda function behind \`POST /greetings\`. */
  export const handler = createGreeting(({ body, stageVariables }) => ({
    statusCode: 201,
    body: { text: \`\${stageVariables.salutation ?? 'Hello'}, \${body.name}!\` },
  }));
`);

const test = unindented(`
  import assert from 'node:assert/strict';
  import { beforeEach, describe, it } from 'node:test';
  import { createGateway, lambda } from 'gatewright/testkit';
  import { createClient } from '../generated/client/index.js';
  import { handler } from '../src/create-greeting.js';

  // The API as API Gateway would run it, with the function behind it; nothing is deployed.
  const gateway = await createGateway('api.yaml', { backends: [lambda('GreetingFunction', handler)] });

  describe('POST /greetings', () => {
    const client = createClient({ baseUrl: gateway.url(), fetch: gateway.fetch });
    beforeEach(() => gateway.reset());

    it('greets by name, in the words of the stage', async () => {
      const result = await client.createGreeting({ body: { name: 'Ada' } });
      assert.ok(result.ok);
      assert.equal(result.data.text, 'Welcome, Ada!');
    });

    it('refuses a name without letters, as API Gateway would', async () => {
      const result = await client.createGreeting({ body: { name: '' } });
      assert.equal(result.status, 400);
      assert.equal(gateway.calls('GreetingFunction').length, 0);
    });
  });
`);
