import type { Deployment } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import type { JsonValue, Ref, Value } from '../../model/index.js';
import type { Parameters } from './parameters.js';
import type { TemplateIds } from './template-ids.js';
import type { TemplateResource } from './template-resource.js';

/** What the parts of a template are written with. */
export interface TemplateContext {
  readonly deployment: Deployment;
  readonly ids: TemplateIds;
  readonly parameters: Parameters;
  /** The node that stands for the id of the API. */
  readonly api: Ref;
  /** The value as the template holds it. */
  readonly resolve: (value: Value) => JsonValue;
  readonly report: Report;
}

/** Resources and outputs of one kind. */
export interface TemplatePart {
  readonly resources?: readonly (readonly [id: string, resource: TemplateResource])[];
  readonly outputs?: readonly (readonly [id: string, output: JsonValue])[];
}
