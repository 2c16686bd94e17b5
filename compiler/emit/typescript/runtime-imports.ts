import type { OutputFile } from '../output-file.js';
import { runtimeFiles } from './runtime-files.js';
import type { TypeScriptOptions } from './typescript-options.js';

/** The imports that a file of the output takes from the runtime, gathered while the file is made. */
export interface RuntimeImports {
  /** Notes that the file uses an export of a module of `runtime/`, and gives the name it has in the file. */
  use(module: string, name: string): string;
  /** The same for a type. */
  useType(module: string, name: string): string;
  /** Import declarations, one for each module, in the order of their names. */
  lines(): string[];
}

/** The runtime as one output sees it: the imports of its files, and the files that it must carry along. */
export interface Runtime {
  /** @param taken Names that the file declares itself: what is imported under one of them gets an underscore. */
  importsOf(taken?: ReadonlySet<string>): RuntimeImports;
  /** Empty when the runtime is imported. */
  files(): Promise<OutputFile[]>;
}

/** @param folder The output's own folder, such as `client`; the runtime goes to `client/runtime`. */
export function runtimeOf(folder: string, options: TypeScriptOptions): Runtime {
  const modules = new Set<string>();
  return {
    importsOf(taken = new Set()) {
      const names = new Map<string, Map<string, 'value' | 'type'>>();
      const note = (module: string, name: string, kind: 'value' | 'type'): string => {
        modules.add(module);
        const ofModule = names.get(module) ?? new Map<string, 'value' | 'type'>();
        names.set(module, ofModule);
        if (ofModule.get(name) !== 'value') ofModule.set(name, kind);
        return taken.has(name) ? `${name}_` : name;
      };
      return {
        use: (module, name) => note(module, name, 'value'),
        useType: (module, name) => note(module, name, 'type'),
        lines() {
          if (options.runtime === 'inline') {
            return sorted(names).map(([module, ofModule]) =>
              importLine(ofModule, `./runtime/${module}${options.importExtension}`, taken),
            );
          }
          const all = new Map([...names.values()].flatMap((ofModule) => [...ofModule]));
          return all.size === 0 ? [] : [importLine(all, 'gatewright/runtime', taken)];
        },
      };
    },
    files: async () => (options.runtime === 'inline' ? runtimeFiles(modules, `${folder}/runtime`, options) : []),
  };
}

/** `verbatimModuleSyntax` wants to know which names are types. */
function importLine(
  names: ReadonlyMap<string, 'value' | 'type'>,
  specifier: string,
  taken: ReadonlySet<string>,
): string {
  const list = sorted(names);
  const areTypes = list.every(([, kind]) => kind === 'type');
  const parts = list.map(([name, kind]) => {
    const local = taken.has(name) ? `${name} as ${name}_` : name;
    return kind === 'type' && !areTypes ? `type ${local}` : local;
  });
  const head = `import ${areTypes ? 'type ' : ''}`;
  const line = `${head}{ ${parts.join(', ')} } from "${specifier}";`;
  return line.length <= 120 ? line : `${head}{\n${parts.map((part) => `  ${part},\n`).join('')}} from "${specifier}";`;
}

function sorted<Item>(items: ReadonlyMap<string, Item>): (readonly [string, Item])[] {
  return [...items].sort(([a], [b]) => (a < b ? -1 : 1));
}
