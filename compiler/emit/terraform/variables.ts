import { type PseudoParameter, snakeCase, type UniqueNames } from '../../deployment/index.js';
import { attribute, block, type HclItem } from './hcl.js';
import { quoted } from './quoted.js';

/** The variables and data sources of the configuration, made as the expressions that need them are written. */
export interface Variables {
  /** The expression for what `key` stands for. */
  string(key: string, description: string): string;
  /** The expression for a condition of the document. */
  condition(name: string): string;
  /** Declares a variable of the configuration's own; without a default it has to be given. */
  own(name: string, description: string, defaultValue: string | undefined): string;
  /** The expression for a pseudo parameter. */
  pseudo(name: PseudoParameter): string;
  /** The expressions of all variables so far. */
  references(): readonly string[];
  variableBlocks(): readonly HclItem[];
  dataBlocks(): readonly HclItem[];
}

/** Names that Terraform keeps for itself. */
const reserved: ReadonlySet<string> = new Set([
  'source',
  'version',
  'providers',
  'count',
  'for_each',
  'lifecycle',
  'depends_on',
  'locals',
]);

/**
 * @see https://developer.hashicorp.com/terraform/language/values/variables
 */
export function variables(names: UniqueNames): Variables {
  const byKey = new Map<string, string>();
  const blocks: HclItem[] = [];
  const data = new Set<string>();
  const declare = (key: string, wanted: string, body: readonly HclItem[]): string => {
    const known = byKey.get(key);
    if (known !== undefined) return `var.${known}`;
    const name = names.take(wanted);
    byKey.set(key, name);
    blocks.push(block('variable', [name], body));
    return `var.${name}`;
  };
  return {
    string: (key, description) =>
      declare(`string ${key}`, variableName(key), [
        attribute('type', 'string'),
        attribute('description', quoted(description)),
      ]),
    condition: (name) =>
      declare(`bool ${name}`, variableName(name), [
        attribute('type', 'bool'),
        attribute('description', quoted(`Whether the condition ${name} of the API document holds.`)),
        attribute('default', 'false'),
      ]),
    own(name, description, defaultValue) {
      blocks.push(
        block(
          'variable',
          [name],
          [
            attribute('type', 'string'),
            attribute('description', quoted(description)),
            ...(defaultValue === undefined ? [] : [attribute('default', defaultValue)]),
          ],
        ),
      );
      return `var.${name}`;
    },
    pseudo(name) {
      switch (name) {
        case 'AWS::Region':
          data.add('aws_region');
          return 'data.aws_region.current.region';
        case 'AWS::AccountId':
          data.add('aws_caller_identity');
          return 'data.aws_caller_identity.current.account_id';
        case 'AWS::Partition':
          data.add('aws_partition');
          return 'data.aws_partition.current.partition';
        case 'AWS::URLSuffix':
          data.add('aws_partition');
          return 'data.aws_partition.current.dns_suffix';
        default:
          return name satisfies never;
      }
    },
    references: () => [...byKey.values()].map((name) => `var.${name}`),
    variableBlocks: () => blocks,
    dataBlocks: () => [...data].sort().map((type) => block('data', [type, 'current'], [])),
  };
}

/** Letters, digits and underscores, a letter first; a name that is so already stays as it is. */
function variableName(key: string): string {
  const name = /^[a-z][a-z0-9_]*$/.test(key) ? key : snakeCase(key);
  if (!/^[a-z]/.test(name)) return name === '' ? 'value' : `value_${name}`;
  return reserved.has(name) ? `${name}_value` : name;
}
