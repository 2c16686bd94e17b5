import type { JsonValue } from '../../compiler/model/index.js';

/**
 * The claims of a JWT authorizer as templates, mappings and access logs see them: compact JSON, strings with their
 * quotes, beyond ASCII as `\uXXXX` in capitals. No prototype.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-claims.html
 */
export function jwtClaimTexts(claims: Readonly<Record<string, JsonValue>>): Readonly<Record<string, string>> {
  const texts: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(claims)) {
    texts[name] = JSON.stringify(value).replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
  }
  return texts;
}
