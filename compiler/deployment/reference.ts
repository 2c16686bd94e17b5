import type { GetAtt, Ref, TerraformReference } from '../model/index.js';

/** What a reference of the document means to a deployment. */
export type Reference =
  /** What AWS itself knows. */
  | { readonly kind: 'pseudo'; readonly name: PseudoParameter }
  /** What the document only names: who deploys gives it a value. */
  | { readonly kind: 'input'; readonly key: string; readonly description: string };

/**
 * Pseudo parameters that have a value for every deployment.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export type PseudoParameter = 'AWS::AccountId' | 'AWS::Partition' | 'AWS::Region' | 'AWS::URLSuffix';

/**
 * The meaning of a reference. The same thing named in two languages, `${tableName}` and `${var.tableName}`, is one
 * input.
 */
export function referenceOf(node: Ref | GetAtt | TerraformReference): Reference {
  switch (node.kind) {
    case 'ref': {
      const pseudo = pseudoParameter(node.name);
      return pseudo === undefined
        ? { kind: 'input', key: node.name, description: `${node.name}, which the API document names.` }
        : { kind: 'pseudo', name: pseudo };
    }
    case 'getAtt':
      return {
        kind: 'input',
        key: `${node.resource}.${node.attribute}`,
        description: `${node.attribute} of ${node.resource}, which the API document names.`,
      };
    case 'terraform': {
      const pseudo = pseudoOfDataSource(node.reference);
      if (pseudo !== undefined) return { kind: 'pseudo', name: pseudo };
      const key = node.reference.replace(/^(?:var|local)\./, '');
      return { kind: 'input', key, description: `${node.reference}, which the API document names.` };
    }
    default:
      return node satisfies never;
  }
}

function pseudoParameter(name: string): PseudoParameter | undefined {
  switch (name) {
    case 'AWS::AccountId':
    case 'AWS::Partition':
    case 'AWS::Region':
    case 'AWS::URLSuffix':
      return name;
    default:
      return undefined;
  }
}

/** The data sources of Terraform that say what pseudo parameters say. */
function pseudoOfDataSource(reference: string): PseudoParameter | undefined {
  const [data, type, , attribute, ...rest] = reference.split('.');
  if (data !== 'data' || rest.length > 0) return undefined;
  switch (`${type}.${attribute}`) {
    case 'aws_region.name':
    case 'aws_region.id':
    case 'aws_region.region':
      return 'AWS::Region';
    case 'aws_caller_identity.account_id':
      return 'AWS::AccountId';
    case 'aws_partition.partition':
      return 'AWS::Partition';
    case 'aws_partition.dns_suffix':
      return 'AWS::URLSuffix';
    default:
      return undefined;
  }
}
