import type { UpstreamCall } from '../exchange/index.js';
import type { Backend } from './backend.js';
import { nearest } from './nearest.js';

/** No backend answers a call: what the promise of the request is rejected with. */
export class UnansweredCall extends Error {
  override readonly name = 'UnansweredCall';
  readonly call: UpstreamCall;

  constructor(call: UpstreamCall, backends: readonly Backend[]) {
    super(messageFor(call, backends));
    this.call = call;
  }
}

function messageFor(call: UpstreamCall, backends: readonly Backend[]): string {
  const wanted = targetOf(call);
  const { calledBy } = call;
  const by = calledBy === undefined ? '' : `, which ${calledBy.httpMethod} ${calledBy.resourcePath} calls`;
  const what = call.kind === 'lambda' ? `the function ${wanted}` : wanted;
  return [`No backend answers ${what}${by}.`, suggestion(wanted, backends), mend(call)].join('\n');
}

/** What a call is called in messages, and compared by. */
function targetOf(call: UpstreamCall): string {
  return call.kind === 'lambda' ? call.functionName || call.functionArn : `${call.method} ${call.url}`;
}

/** "Did you mean", or what there is to choose from. */
function suggestion(wanted: string, backends: readonly Backend[]): string {
  const byTarget = new Map(
    backends.flatMap(({ target, display }) => (target === undefined ? [] : [[target, display]])),
  );
  const near = nearest(wanted.replace(/[?#].*$/s, ''), byTarget.keys());
  const displays = near.map((target) => byTarget.get(target) ?? target);
  if (displays.length > 0) return `Did you mean ${displays.join(' or ')}?`;
  if (backends.length === 0) return 'The gateway has no backends.';
  const some = backends.slice(0, 5).map(({ display }) => display);
  const more = backends.length - some.length;
  return `The gateway has ${some.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function mend(call: UpstreamCall): string {
  // Nothing in a document says what an authorizer would answer.
  const ways = call.purpose === 'authorizer' ? [] : ['examples()'];
  return `Add ${backendFor(call)} to the backends, or ask for ${[...ways, passthroughFor(call)].join(' or ')}.`;
}

function backendFor(call: UpstreamCall): string {
  if (call.kind === 'lambda') return `lambda(${JSON.stringify(call.functionName)}, …)`;
  if (call.service !== undefined) return `awsService(${JSON.stringify(call.service.name)}, …)`;
  const address = call.url.replace(/[?#].*$/s, '');
  const [, issuer, file] = /^(.*)\/\.well-known\/(jwks\.json|openid-configuration)$/s.exec(address) ?? [];
  if (call.purpose === 'authorizer' && issuer !== undefined) {
    const [, pool] = /^https:\/\/cognito-idp\.[^/]+\/([^/]+)$/.exec(issuer) ?? [];
    if (pool !== undefined) return `cognitoUserPool({ id: ${JSON.stringify(pool)} })`;
    if (file === 'openid-configuration') return `oidcIssuer({ issuer: ${JSON.stringify(issuer)} })`;
  }
  return `http.${call.method.toLowerCase()}(${JSON.stringify(address)}, …)`;
}

/** Alone, it sends neither functions nor services anywhere. */
function passthroughFor(call: UpstreamCall): string {
  if (call.kind === 'lambda') return "passthrough({ lambda: 'http://…' })";
  return call.service === undefined ? 'passthrough()' : "passthrough({ aws: 'http://…' })";
}
