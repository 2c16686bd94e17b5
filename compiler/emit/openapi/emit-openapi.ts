import type { Deployment } from '../../deployment/index.js';
import type { JsonObject } from '../../model/index.js';
import { isJsonObject } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { yaml } from '../yaml.js';
import { longForm } from './long-form.js';

/**
 * The document that API Gateway imports, for teams that deploy with something else: `openapi/api.yaml`, and the same as
 * JSON. OpenAPI 3.0.1, lowered, without what only gatewright reads; intrinsics in their long form.
 */
export function emitOpenApi(deployment: Deployment): readonly OutputFile[] {
  const made = longForm(deployment.body);
  const document: JsonObject = isJsonObject(made) ? made : {};
  return [
    { path: 'openapi/api.yaml', text: yaml(document, { shortTags: false }) },
    { path: 'openapi/api.json', text: `${JSON.stringify(document, null, 2)}\n` },
  ];
}
