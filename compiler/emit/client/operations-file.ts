import { diagnostic, type Report } from '../../diagnostics/index.js';
import type { HttpApi, Operation, RestApi } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import {
  type Data,
  generatedHeader,
  identifier,
  type Runtime,
  type SchemaTypes,
  type Syntax,
  type TypeScriptOptions,
  uniqueNames,
} from '../typescript/index.js';
import { type EmittedRequest, type OperationContext, operationRequest } from './operation-request.js';
import { operationResult } from './operation-result.js';
import type { ClientSecurity } from './security-file.js';

/** A function of the client, as the file that binds them needs to know it. */
export interface OperationFunction {
  readonly name: string;
  readonly requestType: string;
  readonly resultType: string;
  /** Whether it can be called without a request. */
  readonly isOptional: boolean;
  readonly operation: Operation;
}

/** What the emitters of a client's files share. */
export interface ClientParts {
  readonly api: RestApi | HttpApi;
  readonly options: TypeScriptOptions;
  readonly syntax: Syntax;
  readonly runtime: Runtime;
  readonly types: SchemaTypes;
  readonly security: ClientSecurity;
}

/** Names of `client/index.ts` and of the file's own imports, which no operation can have. */
const reserved = [
  'createClient',
  'schemas',
  'security',
  'operations',
  'defaultBaseUrl',
  'serverUrl',
  'stageUrl',
  'domainUrls',
  'unwrap',
  'client',
  'request',
  'options',
];

/** Emits `client/operations.ts`: for each operation its request, its result, its description, and the function that calls it. */
export function operationsFile(
  parts: ClientParts,
  report: Report,
): { file: OutputFile; functions: OperationFunction[] } {
  const { api, syntax, runtime, options } = parts;
  const unique = uniqueNames(reserved);
  const named = api.contract.operations.map((operation) => {
    const wanted = identifier(operation.name, 'camel');
    const name = unique(wanted);
    if (name !== wanted) {
      report(diagnostic('name-changed', { kind: 'operation', name: wanted, newName: name }, operation.at));
    }
    return { operation, name };
  });
  const descriptions = named.map(({ name }) => unique(`${name}Operation`));
  const imports = runtime.importsOf(new Set([...named.map(({ name }) => name), ...descriptions]));
  const streamed = streamedOperations(api);
  const send = imports.use('send', 'send');
  const callOptions = imports.useType('client-options', 'CallOptions');
  const operationType = imports.useType('operation', 'Operation');
  const { factory } = syntax.ts;

  const chunks: string[] = [];
  const functions: OperationFunction[] = [];
  for (const [index, { operation, name }] of named.entries()) {
    const description = descriptions[index] ?? name;
    const prefix = name.charAt(0).toUpperCase() + name.slice(1);
    const requestType = `${prefix}Request`;
    const resultType = `${prefix}Result`;
    const security = securityOf(operation, parts.security);
    const context: OperationContext = {
      contract: api.contract,
      types: parts.types,
      imports,
      syntax,
      credentialHeaders: security.headers,
    };
    const request = operationRequest(operation, context);
    const result = operationResult(operation, context, streamed.has(operation));
    const data = new Map<string, Data>([
      ...(operation.method === 'ANY' ? [] : [['method', operation.method] as const]),
      ['path', operation.path],
      ...request.description,
      ...result.description,
      ...(security.data.length === 0 ? [] : [['security', security.data] as const]),
    ]);
    const call = factory.createCallExpression(
      factory.createIdentifier(send),
      [syntax.type(resultType)],
      [
        factory.createIdentifier('client'),
        factory.createIdentifier(description),
        factory.createIdentifier('request'),
        factory.createIdentifier('options'),
      ],
    );
    chunks.push(
      syntax.print([
        ...requestStatements(request, requestType, name, syntax),
        syntax.documented(syntax.alias(resultType, syntax.union(result.members)), `What {@link ${name}} comes to.`),
        syntax.constant(description, operationType, data, false),
        syntax.documented(
          syntax.function(
            name,
            [
              syntax.parameter('client', 'ClientOptions'),
              syntax.parameter(
                'request',
                requestType,
                request.isOptional ? factory.createObjectLiteralExpression() : undefined,
              ),
              syntax.parameter('options', callOptions, 'optional'),
            ],
            `Promise<${resultType}>`,
            [factory.createReturnStatement(call)],
          ),
          operationComment(operation),
        ),
      ]),
    );
    functions.push({ name, requestType, resultType, isOptional: request.isOptional, operation });
  }

  const body = chunks.join('\n\n');
  const extension = options.importExtension;
  const uses = (name: string): boolean => body.includes(`${name}.`);
  const text = [
    generatedHeader,
    ...(uses('schemas') ? [`import type * as schemas from "../schemas${extension}";`] : []),
    `import type { GatewayFailure } from "./failures${extension}";`,
    `import type { ClientOptions } from "./options${extension}";`,
    ...imports.lines(),
    ...(uses('security') ? [`import * as security from "./security${extension}";`] : []),
    '',
    functions.length === 0 ? 'export {};' : body,
    '',
  ].join('\n');
  return { file: { path: 'client/operations.ts', text }, functions };
}

function requestStatements(request: EmittedRequest, name: string, operation: string, syntax: Syntax) {
  const comment = `What {@link ${operation}} sends.`;
  if (request.members.length === 0 && request.alternatives.length === 0) {
    return [syntax.documented(syntax.alias(name, 'Readonly<Record<string, never>>'), comment)];
  }
  if (request.alternatives.length === 0) return [syntax.documented(syntax.interface(name, request.members), comment)];
  const { factory } = syntax.ts;
  const content = factory.createUnionTypeNode(request.alternatives.map((members) => syntax.objectType(members)));
  const whole =
    request.members.length === 0
      ? content
      : factory.createIntersectionTypeNode([
          syntax.objectType(request.members),
          factory.createParenthesizedType(content),
        ]);
  return [syntax.documented(syntax.alias(name, whole), comment)];
}

/** The doc comment of an operation's function. */
export function operationComment({ summary, description, method, path, deprecated }: Operation): string {
  const texts = [summary, description === summary ? undefined : description, `\`${method} ${path}\``];
  return [...texts, deprecated ? '@deprecated' : undefined].filter(Boolean).join('\n\n');
}

/** The requirements that the client can meet. One that demands nothing comes last: credentials that are there are used. */
function securityOf(
  operation: Operation,
  security: ClientSecurity,
): { data: readonly Data[]; headers: ReadonlySet<string> } {
  const headers = new Set<string>();
  const data = new Map<string, Data>();
  for (const requirement of operation.security) {
    const names = requirement.flatMap(({ scheme }) => security.exportOf(scheme) ?? []);
    for (const { scheme } of requirement) {
      const header = security.headerOf(scheme);
      if (header !== undefined) headers.add(header);
    }
    if (names.length > 0)
      data.set(
        names.join(' '),
        names.map((name) => ({ name: `security.${name}` })),
      );
  }
  return { data: [...data.values()], headers };
}

/** Operations whose integration sends its response while it is being made. */
function streamedOperations(api: RestApi | HttpApi): ReadonlySet<Operation> {
  const methods = api.resources.flatMap((resource) => resource.methods);
  return new Set(
    methods
      .filter(({ integration }) => integration?.responseTransferMode === 'STREAM')
      .map(({ operation }) => operation),
  );
}
