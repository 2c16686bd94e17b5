import { identifier, isPlainName } from '../typescript/identifier.js';
import { stringLiteral } from '../typescript/string-literal.js';
import type { ModuleScope } from './module-scope.js';
import { isInherited, propertyAccess } from './property-access.js';

/** The members of an object as local constants. */
export interface PropertyLocals {
  /** Declares them. */
  readonly lines: readonly string[];
  /** The local that holds the member; the member itself when none does. */
  localOf(name: string): string;
}

/** Reads members into locals that are named after them, so that each is looked up once. */
export function propertyLocals(names: readonly string[], object: string, scope: ModuleScope): PropertyLocals {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  const unique = (wanted: string): string => {
    let name = wanted;
    // The count goes on where it stopped: a thousand names may come down to one identifier.
    for (let count = counts.get(wanted) ?? 2; used.has(name) || scope.reserved.has(name); count += 1) {
      name = `${wanted}${count}`;
      counts.set(wanted, count + 1);
    }
    used.add(name);
    return name;
  };
  const locals = new Map<string, string>();
  const parts: string[] = [];
  const lines: string[] = [];
  for (const name of new Set(names)) {
    const local = unique(identifier(name, 'camel'));
    locals.set(name, local);
    // What every object inherits must be an own member to count.
    if (isInherited(name)) lines.push(`const ${local} = ${propertyAccess(object, name, scope)};`);
    else if (local === name) parts.push(name);
    else parts.push(`${isPlainName(name) ? name : stringLiteral(name)}: ${local}`);
  }
  const line = `const { ${parts.join(', ')} } = ${object};`;
  if (line.length <= 110) return done(parts.length === 0 ? lines : [line, ...lines]);
  return done(['const {', ...parts.map((part) => `  ${part},`), `} = ${object};`, ...lines]);

  function done(all: readonly string[]): PropertyLocals {
    return { lines: all, localOf: (name) => locals.get(name) ?? propertyAccess(object, name, scope) };
  }
}
