import type { OverrideLog } from './override-log.js';
import { type PlainRecord, recordValue } from './record-value.js';
import type { MapValue, Value } from './value.js';

/**
 * `$context`, with the maps that overrides are put into. To carry overrides from the request's template to the
 * response's, as API Gateway does, give both the same value.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function contextVariable(context: PlainRecord = {}): MapValue {
  const log: OverrideLog = { set: new Set(), repeated: undefined };
  return recordValue(context, true, 0, { complete: (entries) => addOverrides(entries, log), overrides: { log } });
}

function addOverrides(entries: Map<Value, Value>, log: OverrideLog): void {
  const overrideMap = (place: string, members = new Map<Value, Value>()): MapValue => ({
    kind: 'map',
    entries: members,
    silent: true,
    overrides: { log, place },
  });
  if (!entries.has('requestOverride')) {
    const places = ['path', 'header', 'querystring'] as const;
    const members = places.map((place) => [place, overrideMap(`requestOverride.${place}`)] as const);
    entries.set('requestOverride', { kind: 'map', entries: new Map<Value, Value>(members), silent: true });
  }
  if (!entries.has('responseOverride')) {
    const header = overrideMap('responseOverride.header');
    entries.set('responseOverride', overrideMap('responseOverride', new Map<Value, Value>([['header', header]])));
  }
}
