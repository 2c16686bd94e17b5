import type { HttpApi, RestApi, Server } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import {
  type Data,
  generatedHeader,
  type Runtime,
  type RuntimeImports,
  type Syntax,
  stringLiteral,
  type TypeScriptOptions,
} from '../typescript/index.js';

/** `client/options.ts`, and whether the document names a server that a client can call without being told. */
export interface ClientOptionsFile {
  readonly file: OutputFile;
  readonly hasDefaultBaseUrl: boolean;
}

/** A server whose URL is known when the client is made. */
interface KnownServer {
  readonly url: string;
  readonly variables: ReadonlyMap<string, string>;
  readonly server: Server;
}

/** Emits what a client is configured with, and where the API is to be found: its server, its stages, its own domain. */
export function optionsFile(
  api: RestApi | HttpApi,
  runtime: Runtime,
  syntax: Syntax,
  { importExtension }: TypeScriptOptions,
): ClientOptionsFile {
  const imports = runtime.importsOf();
  const settings = imports.useType('client-options', 'ClientSettings');
  const server = firstKnownServer(api);
  const statements = [
    syntax.documented(
      syntax.interface(
        'ClientOptions',
        [
          {
            name: 'credentials',
            type: 'Credentials',
            isOptional: true,
            description: 'What an operation needs of them is sent with it.',
          },
        ],
        settings,
      ),
      'What the calls of a client share.',
    ),
    ...(server === undefined ? [] : serverStatements(server, imports, syntax)),
    ...(api.disableExecuteApiEndpoint ? [] : stageStatements(api, imports, syntax)),
    ...domainStatements(api, syntax),
  ];
  const text = [
    generatedHeader,
    ...imports.lines(),
    `import type { Credentials } from "./security${importExtension}";`,
    '',
    syntax.print(statements),
    '',
  ].join('\n');
  return { file: { path: 'client/options.ts', text }, hasDefaultBaseUrl: server !== undefined };
}

function serverStatements({ url, variables, server }: KnownServer, imports: RuntimeImports, syntax: Syntax) {
  const description = server.description ?? 'The server that the document names first.';
  if (variables.size === 0)
    return [syntax.documented(syntax.constant('defaultBaseUrl', undefined, url, true), description)];
  const { factory } = syntax.ts;
  const fillUrl = imports.use('base-url', 'fillUrl');
  const members = [...server.variables].map(([name, variable]) => ({
    name,
    type:
      variable.enum === undefined || variable.enum.length === 0
        ? 'string'
        : variable.enum.map(stringLiteral).join(' | '),
    isOptional: true,
    description: [variable.description, `@default ${stringLiteral(variables.get(name) ?? '')}`]
      .filter(Boolean)
      .join('\n\n'),
  }));
  return [
    syntax.documented(syntax.interface('ServerVariables', members), 'The variables of the base URL.'),
    syntax.documented(
      syntax.function('serverUrl', [syntax.parameter('variables', 'ServerVariables', 'optional')], 'string', [
        factory.createReturnStatement(
          factory.createCallExpression(factory.createIdentifier(fillUrl), undefined, [
            syntax.data(url),
            factory.createObjectLiteralExpression([
              factory.createSpreadAssignment(syntax.data(new Map<string, Data>(variables))),
              factory.createSpreadAssignment(factory.createIdentifier('variables')),
            ]),
          ]),
        ),
      ]),
      description,
    ),
    syntax.documented(
      syntax.constant('defaultBaseUrl', undefined, fill(url, variables), true),
      'The same with the defaults of the variables.',
    ),
  ];
}

function stageStatements(api: RestApi | HttpApi, imports: RuntimeImports, syntax: Syntax) {
  const { factory } = syntax.ts;
  const executeApi = imports.useType('base-url', 'ExecuteApi');
  const executeApiUrl = imports.use('base-url', 'executeApiUrl');
  const stages = [...api.stages.keys()];
  return [
    syntax.documented(
      syntax.alias('StageName', stages.length === 0 ? 'string' : stages.map(stringLiteral).join(' | ')),
      stages.length === 0
        ? 'A stage of the API; the document declares none.'
        : 'The stages that the document declares.',
    ),
    syntax.documented(
      syntax.function('stageUrl', [syntax.parameter('api', `${executeApi}<StageName>`)], 'string', [
        factory.createReturnStatement(
          factory.createCallExpression(factory.createIdentifier(executeApiUrl), undefined, [
            factory.createIdentifier('api'),
          ]),
        ),
      ]),
      'The base URL of a deployed stage: `https://{apiId}.execute-api.{region}.amazonaws.com/{stage}`.',
    ),
  ];
}

function domainStatements(api: RestApi | HttpApi, syntax: Syntax) {
  const domain = api.domainName;
  if (domain === undefined || typeof domain.domainName !== 'string') return [];
  const host = domain.domainName;
  const urls = new Map<string, Data>();
  for (const { basePath, stage } of domain.basePathMappings) {
    if (!urls.has(stage)) urls.set(stage, `https://${host}${basePath === '' ? '' : `/${basePath}`}`);
  }
  if (urls.size === 0) return [];
  return [
    syntax.documented(
      syntax.constant('domainUrls', undefined, urls, true),
      'The base URLs of the custom domain, by stage.',
    ),
  ];
}

/** The first server with an absolute URL of which nothing is left open until the API is deployed. */
function firstKnownServer({ contract }: RestApi | HttpApi): KnownServer | undefined {
  for (const server of contract.servers) {
    if (typeof server.url !== 'string') continue;
    const variables = new Map<string, string>();
    for (const [name, variable] of server.variables) {
      if (typeof variable.default === 'string') variables.set(name, variable.default);
    }
    const url = fill(server.url, variables);
    if (!/^https?:\/\/[^/]/i.test(url) || /[{}\s]/.test(url) || !URL.canParse(url)) continue;
    return { url: server.url, variables, server };
  }
  return undefined;
}

function fill(url: string, variables: ReadonlyMap<string, string>): string {
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) => variables.get(name) ?? whole).replace(/\/+$/, '');
}
