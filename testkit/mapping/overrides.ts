import { toInt } from './java-number.js';
import { javaText } from './java-text.js';
import { isNumber, type MapValue, type Value } from './value.js';

/** What a template has put into `$context.requestOverride` and `$context.responseOverride`. A list is joined by commas. */
export interface ContextOverrides {
  readonly request: {
    readonly header: ReadonlyMap<string, string>;
    readonly querystring: ReadonlyMap<string, string>;
    readonly path: ReadonlyMap<string, string>;
  };
  readonly response: {
    readonly header: ReadonlyMap<string, string>;
    /** 100 to 599; anything else that was set is ignored. */
    readonly status?: number;
  };
}

const none: ReadonlyMap<string, string> = new Map();

/**
 * Reads the overrides from `$context` after a render, which fails when the template has set one of them twice.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function overridesOf(context: MapValue | undefined): ContextOverrides {
  const request = member(context, 'requestOverride');
  const response = member(context, 'responseOverride');
  const status = statusOf(response?.entries.get('status') ?? null);
  return {
    request: {
      header: texts(member(request, 'header')),
      querystring: texts(member(request, 'querystring')),
      path: texts(member(request, 'path')),
    },
    response: { header: texts(member(response, 'header')), ...(status === undefined ? {} : { status }) },
  };
}

function member(map: MapValue | undefined, name: string): MapValue | undefined {
  const value = map?.entries.get(name) ?? null;
  return typeof value === 'object' && value !== null && value.kind === 'map' ? value : undefined;
}

function texts(map: MapValue | undefined): ReadonlyMap<string, string> {
  if (map === undefined) return none;
  return new Map([...map.entries].map(([name, value]) => [javaText(name), overrideText(value)]));
}

function overrideText(value: Value): string {
  if (typeof value === 'object' && value !== null && value.kind === 'list') return value.items.map(javaText).join(',');
  return value === null ? '' : javaText(value);
}

function statusOf(value: Value): number | undefined {
  const status = isNumber(value)
    ? toInt(value)
    : typeof value === 'string' && /^\d{3}$/.test(value)
      ? Number(value)
      : 0;
  return status >= 100 && status <= 599 ? status : undefined;
}
