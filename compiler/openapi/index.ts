export { type ReadOptions, readModel } from './read-model.js';
