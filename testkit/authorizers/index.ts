export type { GuardOptions } from './guard-options.js';
export { type Guards, stageGuards } from './guards.js';
export type { JwtAssumptions } from './jwt-assumptions.js';
export { unknownMethod } from './unknown-method.js';
