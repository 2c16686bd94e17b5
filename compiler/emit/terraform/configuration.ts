import { type Deployment, uniqueNames } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import { type Intrinsic, isIntrinsic, type Value } from '../../model/index.js';
import type { ConfigurationContext, ConfigurationPart } from './configuration-context.js';
import { domainName } from './domain-name.js';
import { expression } from './expression.js';
import { attribute, block, type HclItem } from './hcl.js';
import { labels } from './labels.js';
import { permissions } from './permissions.js';
import { quoted } from './quoted.js';
import { restApi } from './rest-api.js';
import { retained } from './retained.js';
import { accountRole, roles } from './roles.js';
import { stages } from './stages.js';
import { usagePlans } from './usage-plans.js';
import { variables } from './variables.js';

/** The blocks of the configuration, by the file in which they stand. */
export interface Configuration {
  readonly main: readonly HclItem[];
  readonly variables: readonly HclItem[];
  readonly outputs: readonly HclItem[];
  /** Empty when there was no deployment before. */
  readonly retained: readonly HclItem[];
  readonly versions: readonly HclItem[];
}

/** The parts of the configuration, in the order in which they stand. */
const parts: readonly ((context: ConfigurationContext) => ConfigurationPart)[] = [
  restApi,
  accountRole,
  stages,
  roles,
  permissions,
  usagePlans,
  domainName,
];

/** The deployment as Terraform configuration for the provider hashicorp/aws, version 6. */
export function configuration(deployment: Deployment, report: Report): Configuration {
  const made = labels(deployment);
  // The configuration's own variables come first, so that no name of a document moves one of them.
  const names = uniqueNames();
  for (const name of made.stages.values()) names.take(`${name}_deployment_id`);
  const inputs = variables(names);
  const own = new Map<Intrinsic, string>(
    deployment.roles.map(({ arn }, index) => [arn, `aws_iam_role.${made.roles[index] ?? ''}.arn`]),
  );
  const paths = pathsOf(deployment.body);
  const expressions = { variables: inputs, own, report, ...(paths === undefined ? {} : { interpolated: paths }) };
  const context: ConfigurationContext = {
    deployment,
    labels: made,
    variables: inputs,
    write: (value, depth = 0) => expression(value, expressions, '  '.repeat(depth + 1)),
    report,
  };
  const written = parts.map((part) => part(context));
  return {
    main: [...inputs.dataBlocks(), ...written.flatMap(({ main }) => main ?? [])],
    variables: inputs.variableBlocks(),
    outputs: written.flatMap(({ outputs }) => outputs ?? []),
    retained: retained(deployment),
    versions: [
      block(
        'terraform',
        [],
        [
          // The first with `removed` blocks.
          attribute('required_version', quoted('>= 1.7')),
          block(
            'required_providers',
            [],
            [attribute('aws', `{\n      source  = "hashicorp/aws"\n      version = "~> 6.0"\n    }`)],
          ),
        ],
      ),
    ],
  };
}

/** The paths of the Body, whose keys may hold placeholders. */
function pathsOf(body: Value): Value | undefined {
  return typeof body === 'object' && body !== null && 'paths' in body && !isIntrinsic(body) ? body.paths : undefined;
}
