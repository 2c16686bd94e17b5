import { isIntrinsic, join, type Text, text, type Value } from '../../compiler/model/index.js';
import { domainSuffix, type Surroundings } from '../exchange/index.js';

/** What AWS itself gives a value to. */
export type AwsNames = Pick<Surroundings, 'accountId' | 'region' | 'partition'>;

/**
 * The text with what the gateway knows put in: the pseudo parameters of CloudFormation and their like in Terraform.
 * What stays an intrinsic has no value.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function settleText(value: Text, names: AwsNames): Text {
  if (typeof value === 'string') return value;
  switch (value.kind) {
    case 'ref':
      return pseudoParameter(value.name, names) ?? value;
    case 'terraform':
      return terraformData(value.reference, names) ?? value;
    case 'text':
      return text(value.parts.map((part) => settleText(part, names)));
    case 'join': {
      const parts = value.values.map((part) => settleValue(part, names));
      const texts = parts.filter((part) => typeof part === 'string');
      return texts.length === parts.length ? texts.join(value.delimiter) : join(value.delimiter, parts);
    }
    case 'getAtt':
    case 'if':
    case 'function':
      return value;
    default:
      return value satisfies never;
  }
}

function settleValue(value: Value, names: AwsNames): Value {
  return typeof value === 'string' || isIntrinsic(value) ? settleText(value, names) : value;
}

function pseudoParameter(name: string, { accountId, region, partition }: AwsNames): string | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return partition;
    case 'AWS::URLSuffix':
      return domainSuffix(partition);
    default:
      return undefined;
  }
}

/** The data sources that stand where CloudFormation has pseudo parameters. */
function terraformData(reference: string, { accountId, region, partition }: AwsNames): string | undefined {
  const [, source, attribute] = /^data\.(aws_\w+)\.[\w-]+\.(\w+)$/.exec(reference) ?? [];
  if (source === 'aws_region' && ['name', 'id', 'region'].includes(attribute ?? '')) return region;
  if (source === 'aws_caller_identity' && attribute === 'account_id') return accountId;
  if (source === 'aws_partition' && attribute === 'partition') return partition;
  if (source === 'aws_partition' && attribute === 'dns_suffix') return domainSuffix(partition);
  return undefined;
}
