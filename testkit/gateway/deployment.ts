import type { RestApi } from '../../compiler/model/index.js';
import type {
  DeployedApi,
  DeployedMethod,
  IntegratedMethod,
  PrepareIntegration,
  Surroundings,
} from '../exchange/index.js';
import { type RequestValidators, requestValidators } from './request-validators.js';
import { type Router, router } from './router.js';

/**
 * AWS's Deployment object.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Deployment.html
 */
export interface Deployment {
  /** Six characters. */
  readonly id: string;
  readonly description?: string;
  /** Milliseconds since 1970. */
  readonly createdDate: number;
}

/** A snapshot of the API with what was prepared of it. All stages that serve it share it. */
export interface PreparedDeployment extends Deployment {
  readonly deployed: DeployedApi;
  readonly route: Router;
  readonly validators: RequestValidators;
}

/** Makes a snapshot of the API. What an integration needs is prepared when its method is first called. */
export function deployment(
  api: RestApi,
  apiId: string,
  surroundings: Surroundings,
  prepare: PrepareIntegration,
  description?: string,
): PreparedDeployment {
  const id = surroundings.random.id(6);
  const deployed: DeployedApi = { api, apiId, deploymentId: id, surroundings };
  return {
    id,
    ...(description === undefined ? {} : { description }),
    createdDate: surroundings.clock.now(),
    deployed,
    route: router(deployedMethods(deployed, prepare)),
    validators: requestValidators(api),
  };
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
