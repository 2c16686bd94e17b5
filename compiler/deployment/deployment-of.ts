import type { Report } from '../diagnostics/index.js';
import type { RestApi } from '../model/index.js';
import { body } from './body.js';
import type { BodyContext } from './body-context.js';
import type { Deployment, DeploymentOptions } from './deployment.js';
import { identity } from './identity.js';
import { modelNames } from './model-names.js';
import { permissions } from './permissions.js';
import { securitySchemeNames } from './security-scheme-names.js';
import { deployedStages } from './stages.js';

/** Decides what the deployment of the API consists of. */
export function deploymentOf(api: RestApi, options: DeploymentOptions, report: Report): Deployment {
  const context: BodyContext = {
    api,
    report,
    modelNames: modelNames(api.contract.schemas, report),
    schemeNames: securitySchemeNames(api.contract.securitySchemes),
  };
  const stages = deployedStages(api, options, report);
  const document = body(() => undefined, context);
  return {
    api,
    body: document,
    // The endpoint type stands beside the Body, and a deployment is a snapshot of both.
    identity: identity(document, [api.endpointType ?? '']),
    stages,
    permissions: permissions(api, stages, report),
    roles: [],
  };
}
