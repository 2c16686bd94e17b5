export { type GatewayServer, type ListenOptions, listen } from './listen.js';
