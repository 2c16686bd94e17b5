export { emitHandlers } from './emit-handlers.js';
