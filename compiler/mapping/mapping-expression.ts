import { MappingSyntaxError } from './mapping-syntax-error.js';

/** The source of a parameter mapping. */
export type MappingExpression =
  | { readonly kind: 'static'; readonly value: string }
  | {
      /** `method.request.header.X` of a request, `integration.response.header.X` of a response. */
      readonly kind: 'parameter';
      readonly side: MappingSide;
      readonly location: MappingLocation;
      readonly name: string;
    }
  | {
      /** The whole body, or what a JsonPath, written without its `$.`, finds in it. */
      readonly kind: 'body';
      readonly side: MappingSide;
      readonly path?: string;
    }
  | { readonly kind: 'context'; readonly path: readonly string[] }
  | { readonly kind: 'stageVariable'; readonly name: string };

export type MappingSide = 'method.request' | 'integration.response';

export type MappingLocation = 'path' | 'querystring' | 'header' | 'multivaluequerystring' | 'multivalueheader';

const requestLocations: readonly MappingLocation[] = [
  'path',
  'querystring',
  'header',
  'multivaluequerystring',
  'multivalueheader',
];
const responseLocations: readonly MappingLocation[] = ['header', 'multivalueheader'];

/**
 * Parses the source of `requestParameters` or `responseParameters`: `method.request.querystring.x`, `'static'`,
 * `integration.response.body.a.b`, `context.requestId`, `stageVariables.name`. Names keep their case and their dots.
 * Throws a {@link MappingSyntaxError}.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function parseMappingExpression(text: string): MappingExpression {
  if (text.startsWith("'")) {
    if (text.length < 2 || !text.endsWith("'")) fail(text, 'A static value ends with a single quote.', text.length);
    return { kind: 'static', value: text.slice(1, -1) };
  }
  if (text.startsWith('context.')) {
    const path = text.slice('context.'.length).split('.');
    if (path.includes('')) fail(text, 'A name is missing.', text.length);
    return { kind: 'context', path };
  }
  if (text.startsWith('stageVariables.')) {
    const name = text.slice('stageVariables.'.length);
    if (!/^[a-zA-Z0-9_]+$/.test(name)) fail(text, 'A stage variable is named with letters, digits and _.', 15);
    return { kind: 'stageVariable', name };
  }
  const side = (['method.request', 'integration.response'] as const).find((prefix) => text.startsWith(`${prefix}.`));
  if (side === undefined) return fail(text, 'This is no source of a mapping.', 0);
  const rest = text.slice(side.length + 1);
  if (rest === 'body') return { kind: 'body', side };
  if (rest.startsWith('body.') || rest.startsWith('body[')) {
    const path = rest.slice(rest.startsWith('body.') ? 5 : 4);
    if (path === '') fail(text, 'A path is missing behind the body.', text.length);
    return { kind: 'body', side, path };
  }
  const locations = side === 'method.request' ? requestLocations : responseLocations;
  const location = locations.find((candidate) => rest.startsWith(`${candidate}.`));
  if (location === undefined) {
    return fail(text, `Behind ${side} stands body, ${locations.join(', ')}.`, side.length + 1);
  }
  const name = rest.slice(location.length + 1);
  // AWS states this set for names of sources and of targets.
  if (!/^[a-zA-Z0-9._$-]+$/.test(name))
    fail(text, 'The name is missing, or has a character that AWS refuses.', text.length);
  return { kind: 'parameter', side, location, name };
}

function fail(text: string, message: string, offset: number): never {
  throw new MappingSyntaxError('InvalidMappingExpression', `${JSON.stringify(text)}: ${message}`, offset);
}
