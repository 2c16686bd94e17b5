/** Names that a Velocity template gives to its own variables: by `#set`, `#foreach`, `#define` or `#macro`. */
export function velocityVariables(template: string): ReadonlySet<string> {
  const directives = /#\{?(?:set|foreach|define)\}?\s*\(\s*\$!?\{?(\w+)|#\{?macro\}?\s*\(([^)]*)\)/g;
  const names = new Set<string>();
  for (const [, variable, macro] of template.matchAll(directives)) {
    if (variable !== undefined) names.add(variable);
    for (const [, parameter] of (macro ?? '').matchAll(/\$(\w+)/g)) if (parameter !== undefined) names.add(parameter);
  }
  return names;
}
