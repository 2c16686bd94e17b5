import { pointerTokens } from '../diagnostics/index.js';
import type { SchemaDialect } from '../model/index.js';

/** A `$ref` taken apart. */
export interface Reference {
  /** File or address, as written; `''` when the reference stays in its own file. */
  readonly uri: string;
  /** Reference tokens of the JSON Pointer behind the `#`; undefined when that is no pointer. */
  readonly tokens: readonly string[] | undefined;
}

/** Models as API Gateway itself refers to them in what it exports: the last segment is a name of this document. */
const gatewayModel = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/#?]+)$/;

/**
 * Takes a `$ref` apart.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function parseReference(reference: string, dialect: SchemaDialect): Reference {
  const model = gatewayModel.exec(reference)?.[1];
  if (model !== undefined) {
    return { uri: '', tokens: dialect === 'openapi-2.0' ? ['definitions', model] : ['components', 'schemas', model] };
  }
  const hash = reference.indexOf('#');
  const uri = hash < 0 ? reference : reference.slice(0, hash);
  const fragment = decode(hash < 0 ? '' : reference.slice(hash + 1));
  return { uri, tokens: fragment === '' || fragment.startsWith('/') ? pointerTokens(fragment) : undefined };
}

/** A fragment is percent-encoded; one that only looks so is taken as it is. */
function decode(fragment: string): string {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
