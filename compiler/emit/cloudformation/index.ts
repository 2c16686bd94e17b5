export { emitCloudFormation } from './emit-cloudformation.js';
