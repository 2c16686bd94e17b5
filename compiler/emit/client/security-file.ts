import type { HttpApi, LambdaAuthorizer, RestApi, SecurityScheme } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import {
  type Data,
  generatedHeader,
  identifier,
  type Runtime,
  type Syntax,
  stringLiteral,
  uniqueNames,
} from '../typescript/index.js';

/** The security schemes of a client. */
export interface ClientSecurity {
  /** `client/security.ts`: the credentials that the API takes, and how each travels. */
  readonly file: OutputFile;
  /** The name in that file of a scheme that the client can satisfy; undefined for one that needs no credential of the client. */
  readonly exportOf: (scheme: string) => string | undefined;
  /** The header in which the credential travels, in lower case. */
  readonly headerOf: (scheme: string) => string | undefined;
}

/** How a credential of a scheme travels. */
type Transport =
  | { readonly in: 'header' | 'query' | 'cookie'; readonly parameter: string; readonly prefix?: string }
  | { readonly sign: 'signIam' | 'signBasic' };

const signers = {
  signIam: ['iam-credentials', 'signIam'],
  signBasic: ['basic-credentials', 'signBasic'],
} as const;

const appliers = { header: 'inHeader', query: 'inQuery', cookie: 'inCookie' } as const;

/** Emits the security schemes of the document as API Gateway understands them. */
export function securityFile(api: RestApi | HttpApi, runtime: Runtime, syntax: Syntax): ClientSecurity {
  const imports = runtime.importsOf();
  const unique = uniqueNames(['Credentials']);
  const names = new Map<string, string>();
  const transports = new Map<string, Transport>();
  const members: { name: string; type: string; isOptional: true; description: string }[] = [];
  const constants = [];
  for (const scheme of api.contract.securitySchemes.values()) {
    const transport = transportOf(scheme, api);
    if (transport === undefined) continue;
    const name = unique(identifier(scheme.name, 'camel'));
    names.set(scheme.name, name);
    transports.set(scheme.name, transport);
    const credential = imports.useType('client-options', 'Credential');
    members.push({
      name: scheme.name,
      type: `${credential}${valueType(transport, (module, type) => imports.useType(module, type))}`,
      isOptional: true,
      description: [scheme.description, travels(transport)].filter(Boolean).join('\n\n'),
    });
    const [module, apply] =
      'sign' in transport ? signers[transport.sign] : (['credentials', appliers[transport.in]] as const);
    const value = new Map<string, Data>([
      ['name', scheme.name],
      ['apply', { name: imports.use(module, apply) }],
    ]);
    if ('parameter' in transport) {
      value.set('parameter', transport.parameter);
      if (transport.prefix !== undefined) value.set('prefix', transport.prefix);
    }
    constants.push(syntax.constant(name, imports.useType('operation', 'SecurityScheme'), value, true));
  }
  const credentials = syntax.documented(
    syntax.alias('Credentials', members.length === 0 ? 'Readonly<Record<string, never>>' : syntax.objectType(members)),
    'Credentials by the name of their security scheme: values, or functions that fetch one for each request.',
  );
  const body = syntax.print([credentials, ...constants]);
  return {
    file: { path: 'client/security.ts', text: [generatedHeader, ...imports.lines(), '', body, ''].join('\n') },
    exportOf: (scheme) => names.get(scheme),
    headerOf(scheme) {
      const transport = transports.get(scheme);
      if (transport === undefined) return undefined;
      if ('sign' in transport) return 'authorization';
      return transport.in === 'header' ? transport.parameter.toLowerCase() : undefined;
    },
  };
}

function transportOf(scheme: SecurityScheme, api: RestApi | HttpApi): Transport | undefined {
  if (scheme.authType?.toLowerCase() === 'awssigv4') return { sign: 'signIam' };
  switch (scheme.type) {
    case 'apiKey': {
      const authorizer = api.authorizers.get(scheme.name);
      const source = authorizer?.type === 'REQUEST' ? requestSource(authorizer) : undefined;
      if (source !== undefined) return source;
      // By convention of AWS a scheme of a REQUEST authorizer with several sources, or others, is called so: its sources are parameters.
      if (scheme.in === undefined || scheme.parameterName === undefined || scheme.parameterName === 'Unused')
        return undefined;
      return { in: scheme.in, parameter: scheme.parameterName };
    }
    case 'http':
      if (scheme.httpScheme === 'basic') return { sign: 'signBasic' };
      return {
        in: 'header',
        parameter: 'authorization',
        ...(scheme.httpScheme === 'bearer' ? { prefix: 'Bearer ' } : {}),
      };
    case 'oauth2':
    case 'openIdConnect':
      return { in: 'header', parameter: 'authorization', prefix: 'Bearer ' };
    case 'mutualTLS':
      return undefined;
    default:
      return scheme.type satisfies never;
  }
}

/** The one header or query parameter that a REQUEST authorizer looks at. */
function requestSource({ identitySource }: LambdaAuthorizer): Transport | undefined {
  const [only] = identitySource;
  const match = /^(?:method\.request|\$request)\.(header|querystring)\.(.+)$/.exec(only ?? '');
  if (identitySource.length !== 1 || match?.[2] === undefined) return undefined;
  return { in: match[1] === 'header' ? 'header' : 'query', parameter: match[2] };
}

function valueType(transport: Transport, useType: (module: string, name: string) => string): string {
  if (!('sign' in transport)) return '';
  return `<${transport.sign === 'signIam' ? useType('iam-credentials', 'IamCredentials') : useType('basic-credentials', 'BasicCredentials')}>`;
}

function travels(transport: Transport): string {
  if ('sign' in transport) {
    return transport.sign === 'signIam'
      ? 'Signs requests with Signature Version 4.'
      : 'Travels in the header authorization.';
  }
  const place = transport.in === 'query' ? 'query parameter' : transport.in;
  return `Travels in the ${place} ${stringLiteral(transport.parameter)}${transport.prefix === undefined ? ', as it is' : `, behind ${transport.prefix}`}.`;
}
