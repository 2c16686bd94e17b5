import { type Integration, ref, type Text, text, textPreview } from '../model/index.js';
import type { RoleStatement } from './deployment.js';
import { partsOf } from './lambda-function.js';
import type { ServiceUri } from './service-uri.js';
import { textInTemplate } from './text-in-template.js';

/** What an integration must be allowed, or why that cannot be told. */
export type ServiceStatement = { readonly statement: RoleStatement } | { readonly unknown: string };

/**
 * The IAM action and resource of a call of an AWS service. What is not known here is said, never guessed: no action and
 * no resource is a wildcard but the objects of a bucket.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function serviceStatement(integration: Integration, uri: ServiceUri): ServiceStatement {
  const service = services.get(uri.service);
  if (service === undefined) return { unknown: `the actions of ${uri.service} are not in its table` };
  return service(integration, uri);
}

type Service = (integration: Integration, uri: ServiceUri) => ServiceStatement;

/** Services whose `action/{Name}` is the name of the IAM action, with the member of the request that names the resource. */
interface ActionService {
  readonly prefix: string;
  readonly actions: readonly string[];
  readonly resource: string;
  /** The ARN of what that member names; ARNs are taken as they are. */
  readonly arn: (name: Text) => Text;
  /** The member that names a part of the resource to which the right is bound instead, and what leads to it. */
  readonly part?: { readonly member: string; readonly after: string };
}

const arnOf = (service: string, resource: string): ((name: Text) => Text) => {
  return (name) => (isArn(name) ? name : text([...regional(service), `${resource}`, name]));
};

/** `arn:{partition}:{service}:{region}:{account}:`. */
const regional = (service: string): readonly Text[] => [
  'arn:',
  ref('AWS::Partition'),
  `:${service}:`,
  ref('AWS::Region'),
  ':',
  ref('AWS::AccountId'),
  ':',
];

function isArn(name: Text): boolean {
  const [first] = partsOf(name);
  if (typeof first === 'string') return first.startsWith('arn:');
  if (first?.kind === 'getAtt') return /arn$/i.test(first.attribute);
  return first?.kind === 'terraform' && /arn$/i.test(first.reference);
}

/** `ref` of a topic or a state machine is its ARN. */
const sameAsArn = (name: Text): Text => name;

const actionServices: readonly (readonly [service: string, about: ActionService])[] = [
  [
    'dynamodb',
    {
      prefix: 'dynamodb',
      actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'DescribeTable'],
      resource: 'TableName',
      arn: arnOf('dynamodb', 'table/'),
      part: { member: 'IndexName', after: '/index/' },
    },
  ],
  [
    'states',
    {
      prefix: 'states',
      actions: ['StartExecution', 'StartSyncExecution', 'DescribeStateMachine', 'ListExecutions'],
      resource: 'stateMachineArn',
      arn: sameAsArn,
    },
  ],
  [
    'kinesis',
    {
      prefix: 'kinesis',
      actions: ['PutRecord', 'PutRecords', 'DescribeStream', 'DescribeStreamSummary', 'GetShardIterator', 'ListShards'],
      resource: 'StreamName',
      arn: arnOf('kinesis', 'stream/'),
    },
  ],
  [
    'firehose',
    {
      prefix: 'firehose',
      actions: ['PutRecord', 'PutRecordBatch'],
      resource: 'DeliveryStreamName',
      arn: arnOf('firehose', 'deliverystream/'),
    },
  ],
  [
    'events',
    { prefix: 'events', actions: ['PutEvents'], resource: 'EventBusName', arn: arnOf('events', 'event-bus/') },
  ],
  ['sns', { prefix: 'sns', actions: ['Publish'], resource: 'TopicArn', arn: sameAsArn }],
];

const services: ReadonlyMap<string, Service> = new Map<string, Service>([
  ...actionServices.map(([name, about]): [string, Service] => [name, byAction(about)]),
  ['sqs', sqs],
  ['s3', s3],
]);

function byAction(about: ActionService): Service {
  return (integration, uri) => {
    const action = typeof uri.rest === 'string' ? /^([A-Za-z]+)\/?$/.exec(uri.rest)?.[1] : undefined;
    if (uri.kind !== 'action' || action === undefined || !about.actions.includes(action)) {
      return { unknown: `${about.prefix}:${textPreview(uri.rest)} is not in its table of actions` };
    }
    const name = namedResource(integration, about.resource);
    if (name === undefined) return { unknown: `no ${about.resource} is written out in its template or parameters` };
    const resource = partOf(about, about.arn(name), integration);
    if (resource === undefined) return { unknown: `its ${about.part?.member} is not written out` };
    return { statement: { actions: [`${about.prefix}:${action}`], resources: [resource] } };
  };
}

/** The resource, or the part of it that the request names; undefined when it names one that is not written out. */
function partOf({ part }: ActionService, resource: Text, integration: Integration): Text | undefined {
  if (part === undefined) return resource;
  const { member } = part;
  const named = [...integration.requestTemplates.values()].some((one) => textPreview(one.text).includes(`"${member}"`));
  if (!named) return resource;
  const name = namedResource(integration, member);
  return name === undefined ? undefined : text([resource, part.after, name]);
}

/** A member of the request: in the JSON or the form of a template, or as a literal among the parameters. */
function namedResource(integration: Integration, member: string): Text | undefined {
  for (const template of integration.requestTemplates.values()) {
    const found =
      textInTemplate(template.text, new RegExp(`"${member}"\\s*:\\s*"([^"]*)"`)) ??
      textInTemplate(template.text, new RegExp(`(?:^|[&?])${member}=([^&\\s]*)`));
    if (found !== undefined) return found;
  }
  for (const [target, source] of integration.requestParameters) {
    if (target !== `integration.request.querystring.${member}`) continue;
    const found = textInTemplate(source, /^'([^']*)'$/);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `path/{account}/{queue}`, with the action in the request, or `action/SendMessage` with a URL. */
function sqs(integration: Integration, uri: ServiceUri): ServiceStatement {
  const actions = [
    'SendMessage',
    'SendMessageBatch',
    'ReceiveMessage',
    'DeleteMessage',
    'PurgeQueue',
    'GetQueueAttributes',
  ];
  const written = uri.kind === 'action' ? uri.rest : namedResource(integration, 'Action');
  const action =
    typeof written === 'string' ? actions.find((known) => known === written.replace(/\/$/, '')) : undefined;
  if (action === undefined) return { unknown: 'its request names no action of SQS that is in the table' };
  const queue =
    uri.kind === 'path'
      ? textInTemplate(uri.rest, /^[^/]+\/([^/]+)\/?$/)
      : textInTemplate(namedResource(integration, 'QueueUrl') ?? '', /\/([^/]+)$/);
  if (queue === undefined) return { unknown: 'its queue is not written out' };
  return { statement: { actions: [`sqs:${action}`], resources: [text([...regional('sqs'), queue])] } };
}

/** `path/{bucket}/{key}`: the verb is the action; the key is the client's. */
function s3(integration: Integration, uri: ServiceUri): ServiceStatement {
  const bucket = textInTemplate(uri.rest, /^([^/]+)(?:\/|$)/);
  if (uri.kind !== 'path' || bucket === undefined) return { unknown: 'its bucket is not written out' };
  const isObject = /^[^/]+\/.+/.test(textPreview(uri.rest).replace(/\$\{[^}]*\}/g, 'x'));
  const ofObjects = new Map([
    ['GET', 's3:GetObject'],
    ['HEAD', 's3:GetObject'],
    ['PUT', 's3:PutObject'],
    ['DELETE', 's3:DeleteObject'],
  ]);
  const action = isObject
    ? ofObjects.get(integration.httpMethod ?? '')
    : integration.httpMethod === 'GET'
      ? 's3:ListBucket'
      : undefined;
  if (action === undefined)
    return { unknown: `${integration.httpMethod ?? 'its verb'} is not in the table of actions of s3` };
  const arn = text(['arn:', ref('AWS::Partition'), ':s3:::', bucket, isObject ? '/*' : '']);
  return { statement: { actions: [action], resources: [arn] } };
}
