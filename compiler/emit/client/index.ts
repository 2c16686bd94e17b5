export { emitClient } from './emit-client.js';
export { gatewayStatuses } from './gateway-status.js';
