import type { DeployedMethod } from '../exchange/index.js';

/** What a path and a verb lead to. */
export interface RouteMatch {
  readonly matched: DeployedMethod;
  /** Percent signs as sent. */
  readonly pathParameters: ReadonlyMap<string, string>;
}

/** Finds the method for a verb and a path; undefined when there is none. */
export type Router = (verb: string, path: string) => RouteMatch | undefined;

interface Node {
  readonly literals: Map<string, Node>;
  parameters: Variable[];
  greedy: Variable[];
  /** By verb; `ANY` stands for those that have no entry. */
  readonly methods: Map<string, DeployedMethod>;
}

interface Variable {
  readonly name: string;
  readonly node: Node;
}

const noParameters: ReadonlyMap<string, string> = new Map();

/**
 * Matches as API Gateway does (recorded): by segment a literal wins over `{name}`, that over `{name+}`; where a branch
 * ends without the verb, the search goes back to the next best. One slash at the end does not count, doubled slashes at
 * the beginning count as one, any others only fit into a greedy parameter.
 */
export function router(methods: Iterable<DeployedMethod>): Router {
  const root = newNode();
  for (const deployed of methods) {
    nodeAt(root, segmentsOf(deployed.resourcePath)).methods.set(deployed.method.httpMethod, deployed);
  }
  return (verb, path) => {
    const segments = segmentsOf(path);
    const values: [string, string][] = [];
    const matched = search(root, segments, 0, verb, values);
    if (matched === undefined) return undefined;
    return { matched, pathParameters: values.length === 0 ? noParameters : new Map(values) };
  };
}

/** The segments of a path, none for the root. */
function segmentsOf(path: string): readonly string[] {
  let start = 0;
  while (path.charCodeAt(start) === slash) start++;
  const end = path.length > start && path.charCodeAt(path.length - 1) === slash ? path.length - 1 : path.length;
  return start >= end ? [] : path.slice(start, end).split('/');
}

const slash = 47;

/** Each node is entered at most once, so that no path takes longer than the API is large. Its depth is that of the API. */
function search(
  node: Node,
  segments: readonly string[],
  index: number,
  verb: string,
  values: [string, string][],
): DeployedMethod | undefined {
  const segment = segments[index];
  if (segment === undefined) return methodOf(node, verb);
  const literal = node.literals.get(segment);
  if (literal !== undefined) {
    const found = search(literal, segments, index + 1, verb, values);
    if (found !== undefined) return found;
  }
  if (segment !== '') {
    for (const { name, node: child } of node.parameters) {
      values.push([name, segment]);
      const found = search(child, segments, index + 1, verb, values);
      if (found !== undefined) return found;
      values.pop();
    }
  }
  for (const { name, node: child } of node.greedy) {
    const found = methodOf(child, verb);
    if (found === undefined) continue;
    values.push([name, segments.slice(index).join('/')]);
    return found;
  }
  return undefined;
}

function methodOf({ methods }: Node, verb: string): DeployedMethod | undefined {
  // ANY is no verb that a client could send to reach it by name.
  return (verb === 'ANY' ? undefined : methods.get(verb)) ?? (anyVerbs.has(verb) ? methods.get('ANY') : undefined);
}

/** What `x-amazon-apigateway-any-method` catches. */
const anyVerbs: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

function nodeAt(root: Node, segments: readonly string[]): Node {
  let node = root;
  for (const segment of segments) {
    const [, name, plus] = /^\{(.*?)(\+?)\}$/s.exec(segment) ?? [];
    if (name === undefined) node = literalOf(node, segment);
    else node = variableOf(plus === '+' ? node.greedy : node.parameters, name);
  }
  return node;
}

function literalOf(node: Node, segment: string): Node {
  const known = node.literals.get(segment) ?? newNode();
  node.literals.set(segment, known);
  return known;
}

function variableOf(variables: Variable[], name: string): Node {
  const known = variables.find((variable) => variable.name === name);
  if (known !== undefined) return known.node;
  const node = newNode();
  variables.push({ name, node });
  return node;
}

function newNode(): Node {
  return { literals: new Map(), parameters: [], greedy: [], methods: new Map() };
}
