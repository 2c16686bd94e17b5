export { emitOpenApi } from './emit-openapi.js';
