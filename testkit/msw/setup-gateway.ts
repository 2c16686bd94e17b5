import { syncBuiltinESMExports } from 'node:module';
import type { RequestHandler, WebSocketHandler } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import { type FrontedGateway, gatewayHandler } from './gateway-handler.js';

/**
 * Puts a gateway in front of the code under test: what that code sends to the gateway's endpoint or custom domain, with
 * `fetch` or `node:http`, reaches the gateway.
 *
 * ```ts
 * const server = setupGateway(gateway);
 * before(() => server.listen({ onUnhandledRequest: 'error' }));
 * after(() => server.close());
 * ```
 *
 * @param handlers For other hosts that the code calls, asked after the gateway.
 * @returns the server of msw, to be listened to and closed
 * @see https://mswjs.io/docs/api/setup-server
 */
export function setupGateway(
  gateway: FrontedGateway,
  ...handlers: readonly (RequestHandler | WebSocketHandler)[]
): SetupServer {
  const server = setupServer(gatewayHandler(gateway), ...handlers);
  const listen = server.listen.bind(server);
  const close = server.close.bind(server);
  return Object.assign(server, {
    // msw replaces members of Node's modules. Modules that import them by name, `import { get } from 'node:https'`, see
    // the new ones only after this.
    listen(options?: Parameters<typeof listen>[0]): void {
      listen(options);
      syncBuiltinESMExports();
    },
    close(): void {
      close();
      syncBuiltinESMExports();
    },
  });
}
