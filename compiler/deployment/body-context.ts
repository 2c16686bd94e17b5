import type { Report } from '../diagnostics/index.js';
import type { RestApi } from '../model/index.js';

/** What the parts of the Body are written with. */
export interface BodyContext {
  readonly api: RestApi;
  readonly report: Report;
  /** Key of `contract.schemas` to the name of the model. */
  readonly modelNames: ReadonlyMap<string, string>;
  /** Key of `contract.securitySchemes` to its key in the Body. */
  readonly schemeNames: ReadonlyMap<string, string>;
}
