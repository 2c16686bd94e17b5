import { type Exchange, headerOf, type IamIdentity } from '../exchange/index.js';
import type { RequestContext } from '../policy/index.js';
import { accountOf, userIdOf } from './iam-identity.js';

/**
 * The condition keys of a request. `aws:TokenIssueTime` and its like are missing unless the identity brings them; temporary
 * credentials are without multi-factor authentication unless it says otherwise.
 *
 * @param identity the caller whom IAM knows
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function conditionKeys(exchange: Exchange, identity: IamIdentity | undefined): RequestContext {
  const { identity: known, time, deployed, headers } = exchange;
  const seconds = Math.floor(time / 1000);
  const keys = new Map<string, readonly string[]>([
    ['aws:currenttime', [`${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`]],
    ['aws:epochtime', [String(seconds)]],
    // API Gateway has no other endpoints.
    ['aws:securetransport', ['true']],
    ['aws:principaltype', [identity === undefined ? 'Anonymous' : principalType(identity.arn)]],
  ]);
  const add = (key: string, value: string | null | undefined): void => {
    if (value !== undefined && value !== null) keys.set(key.toLowerCase(), [value]);
  };
  // What comes through a VPC endpoint has a private address, which has a key of its own.
  add(deployed.api.endpointType === 'PRIVATE' ? 'aws:vpcsourceip' : 'aws:sourceip', known.sourceIp);
  add('aws:sourcevpc', known.vpcId);
  add('aws:sourcevpce', known.vpceId);
  add('aws:useragent', known.userAgent);
  add('aws:referer', headerOf(headers, 'referer'));
  if (identity !== undefined) {
    addPrincipal(identity, add);
    for (const [key, value] of Object.entries(identity.conditionKeys ?? {})) {
      keys.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
    }
  }
  return keys;
}

function addPrincipal(identity: IamIdentity, add: (key: string, value: string | null | undefined) => void): void {
  const [, account, role] = /^arn:[^:]*:sts::(\d+):assumed-role\/([^/]+)\//.exec(identity.arn) ?? [];
  const [, user] = /^arn:[^:]*:iam::\d+:user\/(?:.*\/)?([^/]+)$/.exec(identity.arn) ?? [];
  const partition = identity.arn.split(':')[1] ?? 'aws';
  // Of a session the role counts.
  add('aws:principalarn', role === undefined ? identity.arn : `arn:${partition}:iam::${account}:role/${role}`);
  add('aws:principalaccount', accountOf(identity));
  add('aws:userid', userIdOf(identity));
  add('aws:username', user);
  add('aws:principalorgid', identity.principalOrgId);
  // The key is there for temporary credentials alone.
  if (identity.sessionToken !== undefined) add('aws:multifactorauthpresent', 'false');
  for (const [name, value] of Object.entries(identity.tags ?? {})) add(`aws:principaltag/${name}`, value);
}

function principalType(arn: string): string {
  if (/:assumed-role\//.test(arn)) return 'AssumedRole';
  if (/:federated-user\//.test(arn)) return 'FederatedUser';
  return /:root$/.test(arn) ? 'Account' : 'User';
}
