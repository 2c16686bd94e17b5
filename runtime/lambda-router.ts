import type { LambdaProxyHandler, LambdaProxyHandlerV2 } from './lambda-event.js';

/**
 * One Lambda function for several routes, by `GET /pets/{petId}` or `ANY /pets/{petId}`: API Gateway says in the event
 * which resource it found.
 */
export function routeProxy(routes: { readonly [route: string]: LambdaProxyHandler | undefined }): LambdaProxyHandler {
  const handlers = new Map(Object.entries(routes));
  return async (event, context) => {
    const { httpMethod, resource } = event;
    const handler = handlers.get(`${httpMethod} ${resource}`) ?? handlers.get(`ANY ${resource}`);
    // HTTP APIs call the default route by this name.
    const found = handler ?? handlers.get('$default');
    if (found === undefined) throw new Error(`This function has no handler for ${httpMethod} ${resource}.`);
    return found(event, context);
  };
}

/** The same for payload format 2.0, by the key of the route. */
export function routeProxyV2(routes: {
  readonly [route: string]: LambdaProxyHandlerV2 | undefined;
}): LambdaProxyHandlerV2 {
  const handlers = new Map(Object.entries(routes));
  return async (event, context) => {
    const found = handlers.get(event.routeKey);
    if (found === undefined) throw new Error(`This function has no handler for ${event.routeKey}.`);
    return found(event, context);
  };
}
