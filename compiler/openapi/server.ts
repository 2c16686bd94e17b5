import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import {
  checkExtensions,
  itemsOf,
  mapOf,
  memberOf,
  rawMemberOf,
  stringOf,
  stringsOf,
  textOf,
} from '../extensions/index.js';
import { isJsonObject, type Server, type ServerVariable, type Text, text } from '../model/index.js';
import type { OpenApiContext } from './context.js';

/** A server and the node where it stands, for the extensions in it. */
export interface ServerReading {
  readonly server: Server;
  readonly node: DocumentNode;
}

/**
 * Reads the Server Objects; of Swagger 2.0 they are made of `schemes`, `host` and `basePath`.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#server-object
 */
export function readServers(root: DocumentNode, context: OpenApiContext): readonly ServerReading[] {
  if (context.isSwagger) return swaggerServers(root, context);
  const list = memberOf(root, 'servers', context);
  if (list === undefined) return [];
  // One object instead of a list is a slip that API Gateway's own users make.
  if (isJsonObject(list.value)) {
    context.report(diagnostic('servers-not-list', {}, list.at));
    return [readServer(list, context)];
  }
  return itemsOf(list, context).map((item) => readServer(item, context));
}

function readServer(node: DocumentNode, context: OpenApiContext): ServerReading {
  checkExtensions(node, 'server', context);
  const urlNode = rawMemberOf(node, 'url');
  const descriptionNode = memberOf(node, 'description', context);
  const description = descriptionNode && stringOf(descriptionNode, 'description', context);
  const variables = memberOf(node, 'variables', context);
  const server: Server = {
    // OpenAPI's default is the address from which the document came.
    url: (urlNode && textOf(urlNode, 'url', context)) ?? '/',
    ...(description === undefined ? {} : { description }),
    variables:
      variables === undefined
        ? new Map()
        : mapOf(variables, 'variables', context, (member) => readVariable(member, context)),
    at: node.at,
  };
  return { server, node };
}

function readVariable(node: DocumentNode, context: OpenApiContext): ServerVariable | undefined {
  const defaultNode = rawMemberOf(node, 'default');
  const value = defaultNode && textOf(defaultNode, 'default', context);
  if (value === undefined) {
    context.report(diagnostic('member-missing', { object: 'Server Variable Object', name: 'default' }, node.at));
    return undefined;
  }
  const choices = memberOf(node, 'enum', context);
  const descriptionNode = memberOf(node, 'description', context);
  const description = descriptionNode && stringOf(descriptionNode, 'description', context);
  return {
    default: value,
    ...(choices === undefined ? {} : { enum: stringsOf(choices, 'enum', context) }),
    ...(description === undefined ? {} : { description }),
  };
}

function swaggerServers(root: DocumentNode, context: OpenApiContext): readonly ServerReading[] {
  const hostNode = rawMemberOf(root, 'host');
  const host = hostNode && textOf(hostNode, 'host', context);
  const pathNode = rawMemberOf(root, 'basePath');
  const basePath = (pathNode && textOf(pathNode, 'basePath', context)) ?? '';
  if (host === undefined && basePath === '') return [];
  const schemesNode = memberOf(root, 'schemes', context);
  const schemes = schemesNode === undefined ? [] : stringsOf(schemesNode, 'schemes', context);
  const at = (hostNode ?? pathNode ?? root).at;
  // API Gateway serves https alone; a document that says nothing means that.
  return (schemes.length === 0 ? ['https'] : schemes).map((scheme) => {
    const url: Text = host === undefined ? basePath : text([`${scheme}://`, host, basePath]);
    return { server: { url, variables: new Map(), at }, node: root };
  });
}
