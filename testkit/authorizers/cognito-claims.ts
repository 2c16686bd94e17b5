import type { JsonValue } from '../../compiler/model/index.js';

/**
 * The claims of a Cognito token as backends see them: all of them strings, `exp` and `iat` as dates in words (seen in
 * published events), lists joined by commas, objects as JSON. No prototype.
 */
export function cognitoClaims(claims: Readonly<Record<string, JsonValue>>): Readonly<Record<string, string>> {
  const texts: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(claims)) {
    const isTime = (name === 'exp' || name === 'iat') && typeof value === 'number';
    texts[name] = isTime ? dateText(value) : textOf(value);
  }
  return texts;
}

function textOf(value: JsonValue): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(textOf).join(',') : JSON.stringify(value);
}

/** `Sun Nov 22 12:50:00 UTC 2026`, as Java prints it. */
function dateText(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  const [weekday = '', day = '', month = '', year = '', time = ''] = date.toUTCString().split(/,? /);
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
