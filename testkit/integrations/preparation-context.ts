import type { CallingMethod, DeployedApi, IntegratedMethod } from '../exchange/index.js';
import type { AwsNames } from './settle-text.js';

/** What the parts of an integration need to know when they are prepared. */
export interface PreparationContext {
  readonly names: AwsNames;
  readonly binaryMediaTypes: readonly string[];
  /** `POST /pets`: names the method in errors. */
  readonly owner: string;
  readonly calledBy: CallingMethod;
}

export function preparationContext(
  { method, resourcePath }: IntegratedMethod,
  deployed: DeployedApi,
): PreparationContext {
  return {
    names: deployed.surroundings,
    binaryMediaTypes: deployed.api.binaryMediaTypes,
    owner: `${method.httpMethod} ${resourcePath}`,
    calledBy: { httpMethod: method.httpMethod, resourcePath },
  };
}
