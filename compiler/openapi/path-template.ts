/** A variable of a path: `{name}`, or greedy, `{name+}`. */
export interface PathVariable {
  readonly name: string;
  readonly greedy: boolean;
}

/** The variables of a path in their order, each once. `${…}` is a placeholder of a template language, not a variable. */
export function pathVariables(path: string): readonly PathVariable[] {
  const variables = new Map<string, PathVariable>();
  for (const [, written = ''] of path.matchAll(/(?<!\$)\{([^{}]+)\}/g)) {
    const greedy = written.endsWith('+');
    const name = greedy ? written.slice(0, -1) : written;
    if (!variables.has(name)) variables.set(name, { name, greedy });
  }
  return [...variables.values()];
}

/** Whether the path holds a placeholder such as `${stage}`, which somebody else fills in. */
export function hasPlaceholder(path: string): boolean {
  return path.includes('${');
}

/** The segments of a path; none of the root. */
export function pathSegments(path: string): readonly string[] {
  return path === '/' ? [] : path.slice(1).split('/');
}
