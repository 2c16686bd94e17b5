import { diagnostic, type Report } from '../diagnostics/index.js';
import type { RestApi } from '../model/index.js';
import { limitNotes } from '../schema/index.js';
import { body } from './body.js';
import type { BodyContext } from './body-context.js';
import type { Deployment, DeploymentOptions } from './deployment.js';
import { deployedDomainName } from './domain-name.js';
import { identity } from './identity.js';
import { modelNames } from './model-names.js';
import { permissions } from './permissions.js';
import { serviceRoles } from './roles.js';
import { securitySchemeNames } from './security-scheme-names.js';
import { deployedStages } from './stages.js';
import { apiKeys, usagePlans } from './usage-plans.js';
import { withoutDocumentation } from './without-documentation.js';

/** Decides what the deployment of the API consists of. */
export function deploymentOf(read: RestApi, options: DeploymentOptions, report: Report): Deployment {
  const { endpointType } = options;
  const api: RestApi = endpointType === undefined ? read : { ...read, endpointType };
  const notes = limitNotes(report);
  const context: BodyContext = {
    api,
    report: notes.report,
    modelNames: modelNames(api.contract.schemas, report),
    schemeNames: securitySchemeNames(api.contract.securitySchemes),
  };
  const stages = deployedStages(api, options, report);
  const logging = stages.find(({ logs }) => logs);
  if (logging !== undefined && options.accountRole !== true) {
    report(diagnostic('account-role-needed', { stage: logging.stage.stageName }, logging.stage.at));
  }
  const { roles, credentials } = serviceRoles(api, report);
  const document = body(credentials, context);
  notes.finish(api.at);
  const plans = usagePlans(api, stages, report);
  const domainName = deployedDomainName(api, stages, report);
  if (api.endpointType === 'PRIVATE' && api.policy === undefined) {
    report(diagnostic('private-without-policy', {}, api.at));
  }
  // The endpoint type stands beside the Body, and a deployment is a snapshot of both.
  const ownIdentity = identity(document, [api.endpointType ?? '']);
  return {
    api,
    body: options.withoutDocumentation === true ? withoutDocumentation(document) : document,
    identity: ownIdentity,
    retained: (options.retained ?? []).filter((earlier) => earlier !== ownIdentity),
    stages,
    permissions: permissions(api, stages, report),
    roles,
    usagePlans: plans,
    apiKeys: apiKeys(plans),
    ...(domainName === undefined ? {} : { domainName }),
    accountRole: options.accountRole === true,
  };
}
