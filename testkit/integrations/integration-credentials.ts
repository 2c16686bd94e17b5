import { type Integration, textPreview } from '../../compiler/model/index.js';
import type { Exchange } from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';
import type { PreparationContext } from './preparation-context.js';
import { withStageVariables } from './resolve-text.js';
import { roleCredentials } from './role-credentials.js';
import type { ServiceEndpoint } from './service-endpoint.js';
import { settleText } from './settle-text.js';
import { type ServiceRequest, serviceSigner } from './sign-service-request.js';

type Sign = (
  request: ServiceRequest,
  service: ServiceEndpoint,
  time: number,
) => ReturnType<ReturnType<typeof serviceSigner>>;

/** Signers by whose credentials they use; more than one only where a stage variable names the role. */
const largestCache = 100;

/**
 * Prepares with whose credentials an integration calls a service: those of the role in `credentials`, or those of the
 * caller, `arn:aws:iam::*:user/*`. Without `credentials` a request goes out unsigned, as it does to services that take
 * a key of their own. A role that has no value yet, such as one of the template, is taken for one: nothing of a role is
 * seen but keys that are made up.
 *
 * @returns undefined when the request is not to be signed; throws a GatewayFailure 500 for what is no role
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export function prepareCredentials(
  { credentials }: Integration,
  { names }: PreparationContext,
): (exchange: Exchange) => Sign | undefined {
  if (credentials === undefined) return () => undefined;
  const settled = settleText(credentials, names);
  if (typeof settled !== 'string') {
    const sign = serviceSigner(roleCredentials(textPreview(settled)));
    return () => sign;
  }
  const signers = new Map<string, Sign>();
  return (exchange) => {
    const arn = withStageVariables(settled, exchange.stageVariables);
    // The caller's own key: the secret is not known here, and only the key's id is the caller's.
    const key = isCaller(arn) ? exchange.identity.accessKey : arn;
    if (key === null || !(isCaller(arn) || isRole(arn))) throw cannotAssume(arn);
    const known = signers.get(key);
    if (known !== undefined) return known;
    const made = roleCredentials(key);
    const sign = serviceSigner(isCaller(arn) ? { ...made, accessKeyId: key } : made);
    if (signers.size >= largestCache) signers.clear();
    signers.set(key, sign);
    return sign;
  };
}

/**
 * Prepares the same for functions, whose calls show no signature: only what is no role shows.
 *
 * @returns throws a GatewayFailure 500 for what is no role
 */
export function prepareInvocationRole(
  { credentials }: Integration,
  { names }: PreparationContext,
): (exchange: Exchange) => void {
  const settled = credentials === undefined ? undefined : settleText(credentials, names);
  if (typeof settled !== 'string') return () => {};
  return ({ stageVariables }) => {
    const arn = withStageVariables(settled, stageVariables);
    if (!isCaller(arn) && !isRole(arn)) throw cannotAssume(arn);
  };
}

function cannotAssume(arn: string): Error {
  return configurationFailure(`API Gateway does not have permission to assume the provided role ${arn}`);
}

function isRole(arn: string): boolean {
  return /^arn:[^:]+:iam::\d{12}:role\/.+$/.test(arn);
}

/** The reference writes it with backslashes, templates without them; that API Gateway takes both is unconfirmed. */
function isCaller(arn: string): boolean {
  return /^arn:[^:]+:iam::\\?\*:user\/\\?\*$/.test(arn);
}
