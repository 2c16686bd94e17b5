import { childLocation, diagnostic, type Location } from '../diagnostics/index.js';
import { context as contextExtension, domain, usagePlans, websocket } from '../extensions/index.js';
import type { Api } from '../model/index.js';
import type { OpenApiContext } from './context.js';

/** Reports stages and authorizers that gatewright's extensions name and nobody declares. */
export function checkNames(api: Api, rootAt: Location, context: Pick<OpenApiContext, 'report'>): void {
  const check = (
    declared: ReadonlyMap<string, unknown>,
    kind: 'stage' | 'authorizer',
    name: string,
    extension: string,
    at: Location,
  ): void => {
    if (declared.has(name)) return;
    context.report(diagnostic('name-unknown', { extension, name, kind }, at));
  };
  if (api.protocol === 'WEBSOCKET') {
    for (const { authorizer, at } of api.routes) {
      if (authorizer !== undefined) check(api.authorizers, 'authorizer', authorizer, websocket.name, at);
    }
    return;
  }
  for (const name of api.authorizerContexts.keys()) {
    const at = childLocation(childLocation(rootAt, contextExtension.name), name);
    check(api.authorizers, 'authorizer', name, contextExtension.name, at);
  }
  const { domainName } = api;
  for (const { stage } of [...(domainName?.basePathMappings ?? []), ...(domainName?.routingRules ?? [])]) {
    check(api.stages, 'stage', stage, domain.name, domainName?.at ?? rootAt);
  }
  if (api.protocol === 'HTTP') return;
  for (const plan of api.usagePlans.values()) {
    for (const { stage } of plan.apiStages ?? []) check(api.stages, 'stage', stage, usagePlans.name, plan.at);
  }
}
