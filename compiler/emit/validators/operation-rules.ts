export { type OperationRequirements, operationRequirements } from '../../schema/index.js';
