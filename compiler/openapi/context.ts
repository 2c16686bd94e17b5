import type { Diagnostic } from '../diagnostics/index.js';
import type { ReadContext } from '../extensions/index.js';

/** What the readers of OpenAPI objects need beyond what extensions need. */
export interface OpenApiContext extends ReadContext {
  readonly isSwagger: boolean;
  /** Swagger 2.0: the root's own lists. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  /**
   * Reports what API Gateway's import refuses. A document without any integration is not meant for it: there all
   * refusals become one warning.
   */
  readonly refuse: (refusal: Diagnostic) => void;
}
