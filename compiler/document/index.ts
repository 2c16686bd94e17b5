export type { Document, DocumentNode, Sources } from './document.js';
export { documentFromText } from './document-from-text.js';
export { documentFromValue } from './document-from-value.js';
export { memberNode } from './find-reference.js';
export { loadDocument } from './load-document.js';
export type { LoadOptions } from './load-options.js';
export { readText } from './read-text.js';
export { readValue } from './read-value.js';
export { noValues, type Values } from './values.js';
