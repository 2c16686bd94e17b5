export {
  type CompiledTemplate,
  type CompileTemplateOptions,
  type ContextVariable,
  compileTemplate,
  type RenderedTemplate,
  type TemplateBindings,
} from './compile-template.js';
export { contextVariable } from './context-variable.js';
export { evaluateJsonPath, type JsonPathOptions } from './evaluate-json-path.js';
export type { InputBindings } from './input-variable.js';
export { isDefinite } from './is-definite.js';
export { javaText, jsonText } from './java-text.js';
export { JsonPathError } from './json-path-error.js';
export { type ContextOverrides, overridesOf } from './overrides.js';
export { JsonSyntaxError, readJson } from './read-json.js';
export { TemplateError } from './template-error.js';
export type { MapValue, Value } from './value.js';
