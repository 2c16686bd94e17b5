import { generatedHeader } from '../typescript/generated-header.js';

/** A module of TypeScript in the making: what it imports is noted as it is used. */
export interface ModuleText {
  /** The name as a type, imported from the module `specifier`, which has no extension. */
  type(specifier: string, name: string): string;
  /** The name as a value. */
  value(specifier: string, name: string): string;
  /** All of a module under one name. */
  namespace(specifier: string, name: string, kind: 'type' | 'value'): string;
  /** The end of a declaration that exports from a module: `from "./x.js";`. */
  from(specifier: string): string;
  /** The whole text: header, imports, body. */
  print(body: string): string;
}

/** What the modules of one output have in common. */
export interface ModuleContext {
  /** Ends every import specifier. */
  readonly importExtension: string;
  /** Receives the name of each module of the runtime that is imported, `lambda-event`. */
  readonly usedRuntime: Set<string>;
}

const runtimePrefix = './runtime/';

/** Starts a module. */
export function moduleText({ importExtension, usedRuntime }: ModuleContext): ModuleText {
  const names = new Map<string, Map<string, 'type' | 'value'>>();
  const namespaces = new Map<string, { readonly name: string; readonly kind: 'type' | 'value' }>();
  const note = (specifier: string): void => {
    if (specifier.startsWith(runtimePrefix)) usedRuntime.add(specifier.slice(runtimePrefix.length));
  };
  const use = (specifier: string, name: string, kind: 'type' | 'value'): string => {
    note(specifier);
    const of = names.get(specifier) ?? new Map<string, 'type' | 'value'>();
    names.set(specifier, of);
    if (of.get(name) !== 'value') of.set(name, kind);
    return name;
  };
  const from = (specifier: string): string => {
    note(specifier);
    return `from "${specifier}${importExtension}";`;
  };
  return {
    from,
    type: (specifier, name) => use(specifier, name, 'type'),
    value: (specifier, name) => use(specifier, name, 'value'),
    namespace: (specifier, name, kind) => {
      note(specifier);
      if (namespaces.get(specifier)?.kind !== 'value') namespaces.set(specifier, { name, kind });
      return name;
    },
    print: (body) => {
      const lines = [
        ...[...namespaces].map(([specifier, { name, kind }]) => [
          specifier,
          `import ${kind === 'type' ? 'type ' : ''}* as ${name} ${from(specifier)}`,
        ]),
        ...[...names].map(([specifier, of]) => [specifier, `import ${named(of)} ${from(specifier)}`]),
      ];
      const imports = lines.sort(([one = ''], [other = '']) => (one < other ? -1 : 1)).map(([, line]) => `${line}\n`);
      return `${generatedHeader}\n${imports.join('')}${imports.length > 0 ? '\n' : ''}${body}`;
    },
  };
}

function named(names: ReadonlyMap<string, 'type' | 'value'>): string {
  const sorted = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  if (sorted.every(([, kind]) => kind === 'type')) return `type { ${sorted.map(([name]) => name).join(', ')} }`;
  return `{ ${sorted.map(([name, kind]) => (kind === 'type' ? `type ${name}` : name)).join(', ')} }`;
}
