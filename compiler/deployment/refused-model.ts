import { diagnostic } from '../diagnostics/index.js';
import type { JsonObject, NamedSchema } from '../model/index.js';
import { checkModel, importedModel, modelReference } from '../schema/index.js';
import type { BodyContext } from './body-context.js';

/**
 * Reports the model that API Gateway makes of a schema when it would refuse it.
 *
 * @param body the schema as it stands in the Body
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function reportRefusedModel({ name, at }: NamedSchema, body: JsonObject, { report }: BodyContext): void {
  const refusal = checkModel(importedModel(body, (other) => modelReference('api', other)));
  if (refusal === undefined) return;
  const reason = refusal.libraryErrors[0] ?? refusal.entries[0] ?? 'its keywords are not those of draft 4';
  report(diagnostic('model-refused', { name, reason, entries: refusal.entries.join(', ') }, at));
}
