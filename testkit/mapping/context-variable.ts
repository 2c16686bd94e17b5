import { type PlainRecord, recordValue } from './record-value.js';
import type { MapValue, Value } from './value.js';

/**
 * `$context`, with the maps that overrides are put into. To carry overrides from the request's template to the
 * response's, as API Gateway does, give both the same value.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function contextVariable(context: PlainRecord = {}): MapValue {
  return recordValue(context, true, 0, addOverrides);
}

function addOverrides(entries: Map<Value, Value>): void {
  if (!entries.has('requestOverride')) {
    entries.set('requestOverride', recordValue({ path: {}, header: {}, querystring: {} }, true));
  }
  if (!entries.has('responseOverride')) entries.set('responseOverride', recordValue({ header: {} }, true));
}
