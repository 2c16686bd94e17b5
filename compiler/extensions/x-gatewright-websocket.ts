import type { DocumentNode } from '../document/index.js';
import type { Schema, WebSocketRoute } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import type { Extension } from './extension.js';
import { memberOf } from './node.js';
import { isObjectNode, mapOf, stringOf } from './scalar.js';
import { integration } from './x-amazon-apigateway-integration.js';

/** What `x-gatewright-websocket` says. */
export interface WebSocketExtension {
  readonly routeSelectionExpression: string;
  readonly routes: readonly WebSocketRoute[];
}

const extension = 'x-gatewright-websocket';

/** The properties of `x-gatewright-websocket` that are read. */
export const webSocketProperties = ['routeSelectionExpression', 'routes'];

/** The properties of a route that are read. */
export const routeProperties = ['integration', 'authorizer', 'requestMessage', 'responseMessage'];

/**
 * `x-gatewright-websocket`: the routes of a WebSocket API, route key to integration, authorizer and messages.
 *
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
 */
export const websocket: Extension<WebSocketExtension> = {
  name: extension,
  places: ['root'],
  protocols: ['REST', 'HTTP'],
  read(node, context) {
    if (!isObjectNode(node, extension, context)) return undefined;
    checkProperties(node, extension, webSocketProperties, context);
    const expressionNode = memberOf(node, 'routeSelectionExpression', context);
    const expression = expressionNode && stringOf(expressionNode, 'routeSelectionExpression', context);
    const routesNode = memberOf(node, 'routes', context);
    const routes =
      routesNode && mapOf(routesNode, 'routes', context, (member, routeKey) => readRoute(member, routeKey, context));
    return {
      routeSelectionExpression: expression ?? '$request.body.action',
      routes: [...(routes?.values() ?? [])],
    };
  },
};

function readRoute(node: DocumentNode, routeKey: string, context: ReadContext): WebSocketRoute | undefined {
  const name = `${extension}.routes.${routeKey}`;
  if (!isObjectNode(node, name, context)) return undefined;
  checkProperties(node, name, routeProperties, context);
  const integrationNode = memberOf(node, 'integration', context);
  // WebSocket APIs know every type of integration, templates and responses: the form of REST, not that of HTTP APIs.
  const owner = { path: routeKey, method: 'WEBSOCKET' };
  const read = integrationNode && integration.read(integrationNode, { ...context, protocol: 'REST' }, owner);
  const authorizerNode = memberOf(node, 'authorizer', context);
  const authorizer = authorizerNode && stringOf(authorizerNode, 'authorizer', context);
  const message = (property: string): Schema | undefined => {
    const member = memberOf(node, property, context);
    return member && context.readSchema(member);
  };
  const requestMessage = message('requestMessage');
  const responseMessage = message('responseMessage');
  return {
    routeKey,
    ...(read === undefined ? {} : { integration: read }),
    ...(authorizer === undefined ? {} : { authorizer }),
    ...(requestMessage === undefined ? {} : { requestMessage }),
    ...(responseMessage === undefined ? {} : { responseMessage }),
    at: node.at,
  };
}
