import { domainSuffix } from '../exchange/index.js';

/** A service of AWS as the URI of an integration names it. */
export interface ServiceEndpoint {
  /** `sqs`; of `{subdomain}.{service}` the service. */
  readonly name: string;
  readonly region: string;
  readonly host: string;
  /** `SendMessage` of an `action/…` URI. */
  readonly action?: string;
  /** What stands behind the action: `&QueueUrl={url}`, or nothing. */
  readonly actionParameters?: string;
  /** What stands behind `path/`. */
  readonly path?: string;
  /** What the signature names: not always the name in the URI. */
  readonly signingName: string;
  readonly signingRegion: string;
}

/** Services with one endpoint for the whole partition. */
const globalServices = new Set(['cloudfront', 'iam', 'organizations', 'route53']);

/** Where the name of the endpoint is not the name of the service. */
const signingNames: ReadonlyMap<string, string> = new Map([
  ['appsync-api', 'appsync'],
  ['email', 'ses'],
  ['iot', 'iotdata'],
  ['runtime.sagemaker', 'sagemaker'],
]);

/**
 * Reads `arn:{partition}:apigateway:{region}:{service}:path/{path}` and `…:action/{Action}`; undefined when the URI is
 * neither. The host is `{service}.{region}.amazonaws.com`, with the subdomain before it; that of S3 and of the global
 * services is unconfirmed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export function serviceEndpoint(uri: string): ServiceEndpoint | undefined {
  const [, partition = 'aws', region = '', label = '', kind, rest = ''] =
    /^arn:([a-z-]+):apigateway:([a-z0-9-]+):((?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+):(path|action)\/(.*)$/s.exec(uri) ?? [];
  if (kind === undefined) return undefined;
  const suffix = domainSuffix(partition);
  const name = label === 'runtime.sagemaker' ? label : (label.split('.').at(-1) ?? label);
  const isGlobal = globalServices.has(name) && partition === 'aws';
  return {
    name,
    region,
    host: isGlobal ? `${label}.${suffix}` : `${label}.${region}.${suffix}`,
    ...(kind === 'action' ? actionOf(rest) : { path: rest }),
    signingName: signingNames.get(name) ?? name,
    signingRegion: isGlobal ? 'us-east-1' : region,
  };
}

/** `GetObject&Bucket={bucket}`: parameters may follow the name. */
function actionOf(text: string): Pick<ServiceEndpoint, 'action' | 'actionParameters'> {
  const end = text.search(/[&?]/);
  return end < 0
    ? { action: text, actionParameters: '' }
    : { action: text.slice(0, end), actionParameters: `&${text.slice(end + 1)}` };
}
