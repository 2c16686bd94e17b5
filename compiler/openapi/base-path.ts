import type { DocumentNode } from '../document/index.js';
import { memberOf, rawMemberOf, textOf } from '../extensions/index.js';
import { isIntrinsic, type Server, type Text, text } from '../model/index.js';
import type { OpenApiContext } from './context.js';

/**
 * The base path of the API: Swagger 2.0's `basePath`; of OpenAPI 3 the first server variable called `basePath`, even if
 * no URL uses it, else the path of the first server's URL. With a leading slash, without one at the end; undefined for
 * the root.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html
 */
export function basePath(root: DocumentNode, servers: readonly Server[], context: OpenApiContext): Text | undefined {
  if (context.isSwagger) {
    const node = rawMemberOf(root, 'basePath');
    const path = node && textOf(node, 'basePath', context);
    return path === undefined ? undefined : tidy(path);
  }
  for (const server of servers) {
    const variable = server.variables.get('basePath');
    if (variable !== undefined) return tidy(variable.default);
  }
  // `memberOf` keeps a document whose servers cannot be read from having a base path.
  const [first] = servers;
  return first === undefined || memberOf(root, 'servers', context) === undefined ? undefined : tidy(pathOf(first));
}

/** What follows the host in the server's URL, its variables replaced by their defaults. */
function pathOf(server: Server): Text {
  const filled = text(
    parts(server.url).flatMap((part) => (typeof part === 'string' ? fillVariables(part, server) : [part])),
  );
  const found: (string | Exclude<Text, string>)[] = [];
  let state: 'start' | 'host' | 'path' = 'start';
  for (const part of parts(filled)) {
    if (state === 'path') {
      found.push(part);
      continue;
    }
    if (typeof part !== 'string') {
      state = 'host';
      continue;
    }
    const rest: string =
      state === 'start' && !/^[a-z][a-z0-9+.-]*:\/\//i.test(part) ? part : part.replace(/^[^/]*:\/\//, '');
    const slash: number = rest.indexOf('/');
    state = slash === -1 ? 'host' : 'path';
    if (slash !== -1) found.push(rest.slice(slash));
  }
  return text(found);
}

function fillVariables(part: string, server: Server): readonly Text[] {
  return part
    .split(/(\{[^{}]*\})/)
    .map((piece) => (piece.startsWith('{') ? (server.variables.get(piece.slice(1, -1))?.default ?? piece) : piece));
}

function parts(value: Text): readonly Text[] {
  return isIntrinsic(value) && value.kind === 'text' ? value.parts : [value];
}

function tidy(path: Text): Text | undefined {
  const pieces = [...parts(path)];
  const last = pieces.at(-1);
  if (typeof last === 'string') pieces[pieces.length - 1] = last.replace(/\/+$/, '');
  const tidied = text(pieces);
  if (tidied === '') return undefined;
  const [first] = parts(tidied);
  return typeof first === 'string' && first.startsWith('/') ? tidied : text(['/', tidied]);
}
