import { type Deployment, snakeCase, uniqueNames } from '../../deployment/index.js';

/** The labels of the configuration's resources: letters, digits and underscores. */
export interface Labels {
  /** Ends in the identity of the deployment: what is new has a new name, and the old one can stay. */
  readonly deployment: string;
  readonly stages: ReadonlyMap<string, string>;
  /** In the order of the deployment's permissions; likewise the others. */
  readonly permissions: readonly string[];
  readonly roles: readonly string[];
  readonly usagePlans: readonly string[];
  readonly apiKeys: ReadonlyMap<string, string>;
}

export function labels(deployment: Deployment): Labels {
  const list = (names: readonly string[], own: readonly string[] = []): readonly string[] => {
    const taken = uniqueNames();
    for (const name of own) taken.take(name);
    return names.map((name) => taken.take(label(name)));
  };
  const map = (names: readonly string[]): ReadonlyMap<string, string> => {
    const made = list(names);
    return new Map(names.map((name, index) => [name, made[index] ?? '']));
  };
  return {
    deployment: deploymentLabel(deployment.identity),
    stages: map(deployment.stages.map(({ stage }) => stage.stageName)),
    permissions: list(deployment.permissions.map(({ name }) => name)),
    // The role for logs has its label, whatever an operation is called.
    roles: list(
      deployment.roles.map(({ name }) => name),
      deployment.accountRole ? ['api_gateway_logs'] : [],
    ),
    usagePlans: list(deployment.usagePlans.map(({ plan }) => plan.name)),
    apiKeys: map(deployment.apiKeys),
  };
}

/** The label of a deployment with that identity. */
export const deploymentLabel = (identity: string): string => `api_${identity}`;

/** A label begins with a letter or an underscore. */
export function label(name: string): string {
  const made = snakeCase(name);
  return /^[a-z]/.test(made) ? made : `_${made}`;
}
