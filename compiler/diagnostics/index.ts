export { type Diagnostic, diagnostic, type Report, type Severity } from './diagnostic.js';
export {
  childLocation,
  escapePointer,
  keyLocation,
  type Location,
  type Position,
  pointerTokens,
} from './location.js';
export { type DiagnosticCode, type DiagnosticParameters, table } from './table.js';
