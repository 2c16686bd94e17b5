import { childLocation, diagnostic } from '../diagnostics/index.js';
import { type CorsConfiguration, isIntrinsic, type Text, textPreview } from '../model/index.js';
import type { ReadContext } from './context.js';
import { corsConfiguration } from './cors-configuration.js';
import type { Extension } from './extension.js';

const name = 'x-gatewright-cors';

/**
 * `x-gatewright-cors`: CORS of a REST API, for all paths at the root, for one path in its Path Item. AWS's Cors object.
 * What could not stand in a header is reported and left out.
 */
export const gatewrightCors: Extension<CorsConfiguration> = {
  name,
  places: ['root', 'path-item'],
  protocols: ['REST'],
  read(node, context) {
    const read = corsConfiguration(node, name, context);
    return read && checked(read, context);
  },
};

// Both sets are narrower than HTTP's own, so that no value can end a mapping's quotes or begin a reference of a template.
const originPattern = /^(?:\*|[a-z][a-z0-9+.-]*:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?)$/i;
const tokenPattern = /^(?:\*|[a-z0-9_.-]+)$/i;

function checked(cors: CorsConfiguration, context: ReadContext): CorsConfiguration {
  const valid = (member: string, pattern: RegExp, value: Text): boolean => {
    // What stands for a whole or a part of it is known at AWS alone.
    const literal = isIntrinsic(value) ? withoutPlaceholders(value) : value;
    if (pattern.test(literal)) return true;
    const parameters = { member, value: textPreview(value) };
    context.report(diagnostic('cors-value-invalid', parameters, childLocation(cors.at, member)));
    return false;
  };
  const tokens = (member: 'allowMethods' | 'allowHeaders' | 'exposeHeaders'): readonly string[] =>
    cors[member].filter((value) => valid(member, tokenPattern, value));
  const allowOrigins = cors.allowOrigins.filter((value) => valid('allowOrigins', originPattern, value));
  if (cors.allowCredentials) {
    for (const member of ['allowOrigins', 'allowHeaders', 'exposeHeaders'] as const) {
      if (!cors[member].includes('*')) continue;
      context.report(diagnostic('cors-credentials-any', { member }, childLocation(cors.at, member)));
    }
  }
  return {
    ...cors,
    allowOrigins,
    allowMethods: tokens('allowMethods'),
    allowHeaders: tokens('allowHeaders'),
    exposeHeaders: tokens('exposeHeaders'),
  };
}

/** The literal parts of a text must fit as well; `https://${Domain}` is tested as `https://x`, and an intrinsic alone as an origin. */
function withoutPlaceholders(value: Exclude<Text, string>): string {
  if (value.kind !== 'text') return 'https://x';
  const [first] = value.parts;
  const literal = value.parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
  return typeof first === 'string' ? literal : `https://x${literal.slice(1)}`;
}
