import { type Deployment, reportDynamicReferences } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import type { JsonObject } from '../../model/index.js';
import { isJsonObject } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { yaml } from '../yaml.js';
import { longForm } from './long-form.js';
import { swagger } from './swagger.js';

/** How {@link emitOpenApi} writes the document. */
export interface OpenApiOptions {
  /** `3.0` = OpenAPI 3.0.1, `2.0` = Swagger 2.0. */
  readonly version: '2.0' | '3.0';
}

/**
 * The document that API Gateway imports, for teams that deploy with something else: `openapi/api.yaml`, and the same as
 * JSON. Lowered and resolved, without what only gatewright reads; intrinsics in their long form.
 */
export function emitOpenApi(
  deployment: Deployment,
  { version }: OpenApiOptions,
  report: Report,
): readonly OutputFile[] {
  const made = longForm(deployment.body);
  const body: JsonObject = isJsonObject(made) ? made : {};
  const document = version === '2.0' ? swagger(body, deployment.api.at, report) : body;
  // SAM, CDK and Serverless make a template of it.
  reportDynamicReferences(document, deployment.api, report);
  return [
    { path: 'openapi/api.yaml', text: yaml(document, { shortTags: false }) },
    { path: 'openapi/api.json', text: `${JSON.stringify(document, null, 2)}\n` },
  ];
}
