import { childLocation, diagnostic, keyLocation, type Location } from '../diagnostics/index.js';
import { MappingSyntaxError, parseSelectionPattern } from '../mapping/index.js';
import { type Integration, isIntrinsic, type Text } from '../model/index.js';
import type { ReadContext } from './context.js';

/**
 * Reports what API Gateway imports of an integration of a REST API, and what then fails when the method is called, or
 * does not do what it looks like. `node` is where the integration stands.
 */
export function checkIntegrationCall(
  integration: Pick<Integration, 'type' | 'uri' | 'httpMethod' | 'requestParameters' | 'responses'>,
  node: Location,
  context: Pick<ReadContext, 'report'>,
): void {
  const { type, uri, httpMethod, requestParameters, responses } = integration;
  if (uri !== undefined) {
    const at = childLocation(node, 'uri');
    const written = visible(uri);
    const isLambda = (type === 'AWS' || type === 'AWS_PROXY') && /:lambda:path\//.test(written);
    if (isLambda && httpMethod !== undefined && httpMethod !== 'POST') {
      context.report(diagnostic('integration-lambda-verb', { httpMethod }, childLocation(node, 'httpMethod')));
    }
    // What stands behind an intrinsic at the end is not known.
    if (isLambda && /:lambda:path\/[^/]+\/functions\//.test(written) && !/invocations\/?$|\0$/.test(written)) {
      context.report(diagnostic('integration-lambda-invocations', {}, at));
    }
    // Only addresses of HTTP and paths of AWS services are filled in.
    const fillable = isLambda ? '' : written;
    for (const [, name = ''] of fillable.matchAll(/(?<!\$)\{([A-Za-z0-9._$-]+)\+?\}/g)) {
      if (requestParameters.has(`integration.request.path.${name}`)) continue;
      context.report(diagnostic('integration-uri-placeholder', { name }, at));
    }
  }
  // Of proxies responses have no effect.
  if (type === 'AWS_PROXY' || type === 'HTTP_PROXY') return;
  for (const { selectionPattern: pattern, at } of responses) {
    // A placeholder is replaced before API Gateway sees it.
    if (pattern.includes('${')) continue;
    try {
      parseSelectionPattern(pattern);
    } catch (error) {
      if (!(error instanceof MappingSyntaxError)) throw error;
      context.report(diagnostic('selection-pattern-invalid', { pattern, reason: error.message }, keyLocation(at)));
    }
  }
}

/** What is known of a text: a NUL stands for each intrinsic, and for each placeholder. */
function visible(uri: Text): string {
  const parts = typeof uri === 'string' ? [uri] : uri.kind === 'text' ? uri.parts : [uri];
  return parts.map((part) => (isIntrinsic(part) ? '\0' : part.replace(/\$\{[^{}]*\}/g, '\0'))).join('');
}
