export { type ApiPlan, apiPlan } from '../../schema/index.js';
