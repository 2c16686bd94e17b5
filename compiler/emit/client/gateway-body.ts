import { type HttpApi, isJsonObject, type JsonObject, type JsonValue, type RestApi } from '../../model/index.js';
import { propertyName } from '../typescript/index.js';

/**
 * The type of the bodies of the gateway's own answers, as text. One object type in which every member is optional: those
 * of AWS's default body (refusals by policy write `Message` with a capital), and those that the customised templates of
 * the API make. Where a template is no plain JSON, the body is unknown.
 */
export function gatewayBodyType(api: RestApi | HttpApi): string {
  const members = new Map<string, Set<string>>([
    ['message', new Set(['string', 'null'])],
    ['Message', new Set(['string', 'null'])],
  ]);
  for (const response of api.protocol === 'REST' ? api.gatewayResponses.values() : []) {
    for (const { text } of response.responseTemplates.values()) {
      const made = typeof text === 'string' ? templateMembers(text) : undefined;
      if (made === undefined) return 'unknown';
      for (const [name, types] of made) members.set(name, new Set([...(members.get(name) ?? []), ...types]));
    }
  }
  const lines = [...members].map(
    ([name, types]) => `\n    readonly ${propertyName(name)}?: ${[...types].join(' | ')};`,
  );
  return `{${lines.join('')}\n}`;
}

/**
 * The members of what a template makes, name to the types of their union. Templates know no directives: only variables,
 * with or without quotes around them.
 */
function templateMembers(template: string): ReadonlyMap<string, readonly string[]> | undefined {
  // Inside quotes a variable is a part of a text. Without, `messageString` brings its own; any other could be anything.
  const json = template.replace(/"(?:[^"\\]|\\.)*"|\$[\w.]+/g, (token) => {
    if (token.startsWith('"')) return token;
    return token === '$context.error.messageString' ? 'null' : '{}';
  });
  try {
    const value: unknown = JSON.parse(json);
    return isJsonObject(value) ? membersOf(value, 0) : undefined;
  } catch {
    return undefined;
  }
}

function membersOf(value: JsonObject, depth: number): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(value).map(([name, item]) => [name, valueTypes(item, depth)]));
}

function objectType(value: JsonObject, depth: number): string {
  if (depth > 8) return 'unknown';
  const members = [...membersOf(value, depth)].map(
    ([name, types]) => `readonly ${propertyName(name)}?: ${types.join(' | ')}`,
  );
  return members.length === 0 ? 'unknown' : `{ ${members.join('; ')} }`;
}

function valueTypes(value: JsonValue, depth: number): readonly string[] {
  if (Array.isArray(value)) return ['readonly unknown[]'];
  if (isJsonObject(value)) return [objectType(value, depth + 1)];
  return value === null ? ['string', 'null'] : [typeof value];
}
