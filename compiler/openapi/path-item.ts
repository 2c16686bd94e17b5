import { diagnostic, keyLocation, type Location } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import {
  anyMethod,
  checkExtensions,
  gatewrightCors,
  isObjectNode,
  membersOf,
  nearest,
  readExtension,
} from '../extensions/index.js';
import { type CorsConfiguration, type HttpMethod, httpMethods, type SecurityRequirement } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import { type OperationReading, readOperation } from './operation.js';
import { readParameters } from './parameter.js';

/** A path with its operations, in the order of `httpMethods`. */
export interface PathItemReading {
  readonly path: string;
  readonly operations: readonly OperationReading[];
  /** HTTP APIs: the path's any-method catches what no other route matches. */
  readonly isDefaultRoute: boolean;
  readonly cors?: CorsConfiguration;
  readonly at: Location;
}

const verbs: ReadonlyMap<string, HttpMethod> = new Map(
  httpMethods.map((method) => [method === 'ANY' ? anyMethod.name : method.toLowerCase(), method]),
);
const otherMembers = ['$ref', 'summary', 'description', 'servers', 'parameters'];

/**
 * Reads the Path Item Object of a path.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#path-item-object
 */
export function readPathItem(
  path: string,
  node: DocumentNode,
  rootSecurity: readonly SecurityRequirement[],
  context: OpenApiContext,
): PathItemReading | undefined {
  if (!isObjectNode(node, path, context)) return undefined;
  checkExtensions(node, 'path-item', context);
  const shared = readParameters(node, context);
  const operations = new Map<HttpMethod, OperationReading>();
  for (const [name, member] of membersOf(node, context)) {
    const method = verbs.get(name);
    if (method === undefined) checkMember(path, name, member, context);
    else if (isObjectNode(member, `${name} of ${path}`, context)) {
      operations.set(method, readOperation(member, { path, method }, shared, rootSecurity, context));
    }
  }
  const cors = readExtension(gatewrightCors, node, context);
  return {
    path,
    operations: httpMethods.flatMap((method) => operations.get(method) ?? []),
    isDefaultRoute: readExtension(anyMethod, node, context)?.isDefaultRoute === true,
    ...(cors === undefined ? {} : { cors }),
    at: node.at,
  };
}

function checkMember(path: string, name: string, node: DocumentNode, context: OpenApiContext): void {
  if (otherMembers.includes(name) || name.startsWith('x-')) return;
  const at = keyLocation(node.at);
  if (/^(trace|connect|query)$/i.test(name)) {
    context.report(diagnostic('method-unknown', { name, path }, at));
    return;
  }
  const suggestion = nearest(name, [...verbs.keys(), ...otherMembers]);
  context.report(
    suggestion === undefined
      ? diagnostic('member-unknown', { name, object: 'Path Item Object' }, at)
      : diagnostic('member-misspelt', { name, object: 'Path Item Object', suggestion }, at),
  );
}
