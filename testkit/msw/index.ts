export { type FrontedGateway, gatewayHandler } from './gateway-handler.js';
export { setupGateway } from './setup-gateway.js';
