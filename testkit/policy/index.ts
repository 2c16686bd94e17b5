export type { Decision, Principal, RequestContext } from './authorization-request.js';
export { type Authentication, combineDecisions } from './combine-decisions.js';
export { evaluatePolicies } from './evaluate-policy.js';
export type { Policy } from './policy.js';
export { PolicyError } from './policy-error.js';
export { readPolicy } from './read-policy.js';
