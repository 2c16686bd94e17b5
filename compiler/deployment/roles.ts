import { diagnostic, type Report } from '../diagnostics/index.js';
import { getAtt, type Integration, type RestApi, type Text, textPreview } from '../model/index.js';
import type { Role } from './deployment.js';
import { canonicalText } from './identity.js';
import { lambdaFunction } from './lambda-function.js';
import { serviceStatement } from './service-actions.js';
import { serviceUri } from './service-uri.js';
import { uniqueNames } from './unique-names.js';

/** The role that the deployment makes for an integration, undefined when it needs none. */
export type Credentials = (integration: Integration) => Text | undefined;

/**
 * The roles for integrations of AWS services that name no credentials: one for each set of rights, which holds one
 * action on one resource.
 */
export function serviceRoles(
  api: RestApi,
  report: Report,
): { readonly roles: readonly Role[]; readonly credentials: Credentials } {
  const byRights = new Map<string, Role>();
  const byIntegration = new Map<Integration, Role>();
  const names = uniqueNames();
  for (const resource of api.resources) {
    for (const { httpMethod, integration, operation } of resource.methods) {
      if (integration?.uri === undefined || integration.credentials !== undefined) continue;
      if (integration.type !== 'AWS' && integration.type !== 'AWS_PROXY') continue;
      if (lambdaFunction(integration.uri, integration.type === 'AWS_PROXY' ? 'function' : 'service') !== undefined)
        continue;
      // A function without `/invocations` was reported where the document was read; Lambda needs no role of ours.
      if (/:lambda:path\/[^/]+\/functions\//.test(textPreview(integration.uri))) continue;
      const uri = serviceUri(integration.uri);
      const found =
        uri === undefined
          ? { unknown: `${textPreview(integration.uri)} does not show which service it calls` }
          : serviceStatement(integration, uri);
      if ('unknown' in found) {
        const method = `${httpMethod} ${resource.path}`;
        report(diagnostic('role-unknown', { method, reason: found.unknown }, integration.at));
        continue;
      }
      const { actions, resources } = found.statement;
      const rights = canonicalText([[...actions], [...resources]]);
      let role = byRights.get(rights);
      if (role === undefined) {
        const name = names.take(operation.name);
        role = { name, arn: getAtt(name, 'Arn'), statements: [found.statement] };
        byRights.set(rights, role);
      }
      byIntegration.set(integration, role);
    }
  }
  return { roles: [...byRights.values()], credentials: (integration) => byIntegration.get(integration)?.arn };
}
