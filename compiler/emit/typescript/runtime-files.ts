import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputFile } from '../output-file.js';
import { generatedHeader } from './generated-header.js';
import type { TypeScriptOptions } from './typescript-options.js';

const specifierPattern = /(\bfrom\s+)(['"])(\.\.?\/[^'"\n]+?)\.js\2/g;

/**
 * The files of `runtime/` that the named modules need, those that they import included, to be written into a folder of
 * the output. They get the header of generated files, and their imports the extension of the configuration.
 *
 * @param modules Paths below `runtime/` without extension, such as `send` or `validation/messages`.
 * @param folder Path below the output folder, such as `client/runtime`.
 * @throws Error when the package lacks one of them.
 */
export async function runtimeFiles(
  modules: Iterable<string>,
  folder: string,
  { importExtension }: Pick<TypeScriptOptions, 'importExtension'>,
): Promise<OutputFile[]> {
  const root = path.join(packageRoot(), 'runtime');
  const wanted = new Set(modules);
  const files: OutputFile[] = [];
  // A set that grows while it is walked: imports are added behind.
  for (const module of wanted) {
    const text = await readFile(path.join(root, `${module}.ts`), 'utf8');
    const written = text.replace(specifierPattern, (_, from: string, quote: string, specifier: string) => {
      wanted.add(path.posix.join(path.posix.dirname(module), specifier));
      return from + quote + specifier + importExtension + quote;
    });
    files.push({ path: `${folder}/${module}.ts`, text: `${generatedHeader}\n${written}` });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The folder of our package.json: two levels up from the sources, three from `dist`. The sources of `runtime/` are shipped beside it. */
function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json')) || !existsSync(path.join(folder, 'runtime'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('The package gatewright is incomplete: its folder runtime is missing.');
    folder = parent;
  }
  return folder;
}
