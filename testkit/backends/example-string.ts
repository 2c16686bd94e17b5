import { type JsonObject, member } from '../../compiler/model/index.js';

/** A text of each format that OpenAPI and JSON Schema name. */
const ofFormat: ReadonlyMap<string, string> = new Map([
  ['date-time', '2026-01-01T00:00:00Z'],
  ['date', '2026-01-01'],
  ['time', '00:00:00Z'],
  ['duration', 'P1D'],
  ['uuid', '00000000-0000-4000-8000-000000000000'],
  ['email', 'user@example.com'],
  ['idn-email', 'user@example.com'],
  ['uri', 'https://example.com/'],
  ['uri-reference', '/'],
  ['iri', 'https://example.com/'],
  ['url', 'https://example.com/'],
  ['hostname', 'example.com'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['byte', 'c3RyaW5n'],
]);

/** The simplest string that the schema allows; undefined when it has a pattern, or a length that its format has not. */
export function exampleString(schema: JsonObject): string | undefined {
  if (member(schema, 'pattern') !== undefined) return undefined;
  const least = numberOf(schema, 'minLength', 0);
  const most = numberOf(schema, 'maxLength', Number.POSITIVE_INFINITY);
  const format = member(schema, 'format');
  const formatted = typeof format === 'string' ? ofFormat.get(format) : undefined;
  if (formatted !== undefined) return formatted.length >= least && formatted.length <= most ? formatted : undefined;
  if (least > most || least > 10_000) return undefined;
  const text = 'string'.padEnd(least, 'string');
  return text.length > most ? text.slice(0, most) : text;
}

function numberOf(schema: JsonObject, keyword: string, otherwise: number): number {
  const value = member(schema, keyword);
  return typeof value === 'number' ? value : otherwise;
}
