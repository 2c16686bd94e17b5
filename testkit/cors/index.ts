export {
  type CorsVerdict,
  corsVerdict,
  type HiddenAnswer,
  type PageRequest,
  type ReadableAnswer,
} from './cors-verdict.js';
