import type { RestApi, Stage } from '../../compiler/model/index.js';
import { textPreview } from '../../compiler/model/index.js';
import type {
  DeployedApi,
  DeployedMethod,
  IntegratedMethod,
  PrepareIntegration,
  Surroundings,
} from '../exchange/index.js';
import type { ApiKey } from '../stages/index.js';
import { type RequestValidators, requestValidators } from './request-validators.js';
import { type Router, router } from './router.js';

/** A stage with the snapshot that is deployed to it. */
export interface DeployedStage {
  readonly stage: Stage;
  readonly deployed: DeployedApi;
  readonly route: Router;
  readonly validators: RequestValidators;
  /** No prototype, so that no name of a variable means anything but itself. */
  readonly variables: Readonly<Record<string, string>>;
  /** The variables with the canary's overrides merged (recorded); undefined without a canary. */
  readonly canaryVariables: Readonly<Record<string, string>> | undefined;
  readonly apiKeys: readonly ApiKey[];
}

/** Deploys the API to a stage. What an integration needs is prepared when its method is first called. */
export function deployedStage(
  api: RestApi,
  stage: Stage,
  ids: { readonly apiId: string; readonly deploymentId: string },
  apiKeys: readonly ApiKey[],
  surroundings: Surroundings,
  prepare: PrepareIntegration,
): DeployedStage {
  const deployed: DeployedApi = { api, ...ids, surroundings };
  const variables = textsOf(stage.variables);
  const canary = stage.canarySettings;
  return {
    stage,
    deployed,
    route: router(deployedMethods(deployed, prepare)),
    validators: requestValidators(api),
    variables,
    canaryVariables: canary && Object.assign(textsOf(stage.variables), textsOf(canary.stageVariableOverrides)),
    apiKeys,
  };
}

/** A variable whose value is known at AWS alone has its placeholder, `${TableName}`, for a value. */
function textsOf(variables: Stage['variables']): Record<string, string> {
  const texts: Record<string, string> = Object.create(null);
  for (const [name, value] of variables) texts[name] = textPreview(value);
  return texts;
}

function* deployedMethods(deployed: DeployedApi, prepare: PrepareIntegration): Generator<DeployedMethod> {
  for (const { path, methods } of deployed.api.resources) {
    const resourceId = resourceIdOf(path);
    for (const method of methods) {
      yield new PreparedMethod({ method, resourcePath: path, resourceId }, deployed, prepare);
    }
  }
}

/** Stays the same from run to run, and when the API is deployed anew: six characters of a hash of the path. */
function resourceIdOf(path: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < path.length; index++) hash = Math.imul(hash ^ path.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-6);
}

// A class for its lazy member: templates are parsed for the methods that are called, not for all of an API.
class PreparedMethod implements DeployedMethod {
  readonly method: DeployedMethod['method'];
  readonly resourcePath: string;
  readonly resourceId: string;
  private readonly deployed: DeployedApi;
  private readonly prepare: PrepareIntegration;
  private prepared: DeployedMethod['integrate'];

  constructor(integrated: IntegratedMethod, deployed: DeployedApi, prepare: PrepareIntegration) {
    this.method = integrated.method;
    this.resourcePath = integrated.resourcePath;
    this.resourceId = integrated.resourceId;
    this.deployed = deployed;
    this.prepare = prepare;
  }

  get integrate(): DeployedMethod['integrate'] {
    const { integration } = this.method;
    if (integration !== undefined) this.prepared ??= this.prepare(integration, this, this.deployed);
    return this.prepared;
  }
}
