import type { Diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import type { ReadContext } from '../extensions/index.js';
import type { Parameter, ResponseObject } from '../model/index.js';

/** What the readers of OpenAPI objects need beyond what extensions need. */
export interface OpenApiContext extends ReadContext {
  readonly isSwagger: boolean;
  /** The root's own lists, Swagger 2.0's and those that OpenAPI 3 documents have by mistake. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  /**
   * Reports what API Gateway's import refuses. A document without any integration is not meant for it: there all
   * refusals become one warning.
   */
  readonly refuse: (refusal: Diagnostic) => void;
  /** What was read of components that operations share; references to one component lead to one node. */
  readonly shared: SharedComponents;
}

/** Components by their node. */
export interface SharedComponents {
  readonly parameters: WeakMap<DocumentNode, Parameter>;
  readonly responses: WeakMap<DocumentNode, Omit<ResponseObject, 'status'>>;
}
