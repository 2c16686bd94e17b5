import { childLocation, type Diagnostic, diagnostic, type Location } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue, member, type SchemaDialect } from '../model/index.js';

/** Which version of OpenAPI the root object declares, as text or as a number; or what is wrong with it. */
export function dialectOf(root: JsonValue, at: Location): SchemaDialect | Diagnostic {
  if (!isJsonObject(root)) return diagnostic('openapi-missing', {}, at);
  for (const field of ['openapi', 'swagger']) {
    const version = member(root, field);
    if (version === undefined) continue;
    const text = typeof version === 'number' && Number.isInteger(version) ? `${version}.0` : String(version);
    const dialect = field === 'swagger' ? swaggerDialect(text) : openapiDialect(text);
    const shown = typeof version === 'object' ? 'an object' : text.slice(0, 40);
    return dialect ?? diagnostic('version-unsupported', { field, version: shown }, childLocation(at, field));
  }
  return diagnostic('openapi-missing', {}, at);
}

const swaggerDialect = (version: string): SchemaDialect | undefined =>
  /^2\.0(\.0)?$/.test(version) ? 'openapi-2.0' : undefined;

function openapiDialect(version: string): SchemaDialect | undefined {
  const minor = /^3\.([01])(\.\d+)?(-[\w.]+)?$/.exec(version)?.[1];
  if (minor === undefined) return undefined;
  return minor === '0' ? 'openapi-3.0' : 'openapi-3.1';
}
