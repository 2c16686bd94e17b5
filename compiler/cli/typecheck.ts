import { dirname, join } from 'node:path';
import type { CompilerHost, CompilerOptions } from 'typescript';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { OutputFile } from '../emit/output-file.js';
import { loadTypeScript } from '../emit/typescript/load-typescript.js';

/**
 * Checks emitted TypeScript as strictly as TypeScript can, before anything is written. `out` is the absolute path of
 * the folder that it is meant for: imports of packages are resolved from there. Loads the TypeScript compiler.
 */
export async function typecheck(
  out: string,
  files: readonly OutputFile[],
  shown: (path: string) => string,
): Promise<readonly Diagnostic[]> {
  const ts = loadTypeScript();
  const options: CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const texts = new Map(
    files
      .filter(({ path }) => path.endsWith('.ts'))
      .map(({ path, text }) => [slashes(join(out, path)), { path, text }]),
  );
  const folders = new Set<string>();
  for (const path of texts.keys()) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  const base = ts.createCompilerHost(options);
  const host: CompilerHost = {
    ...base,
    fileExists: (path) => texts.has(slashes(path)) || base.fileExists(path),
    readFile: (path) => texts.get(slashes(path))?.text ?? base.readFile(path),
    directoryExists: (path) => folders.has(slashes(path)) || (base.directoryExists?.(path) ?? true),
    realpath: (path) => (texts.has(slashes(path)) ? path : (base.realpath?.(path) ?? path)),
    getSourceFile: (path, languageVersion, ...rest) => {
      const emitted = texts.get(slashes(path));
      return emitted === undefined
        ? base.getSourceFile(path, languageVersion, ...rest)
        : ts.createSourceFile(path, emitted.text, languageVersion, true);
    },
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((found) => {
    const reason = ts.flattenDiagnosticMessageText(found.messageText, ' ');
    const path = found.file?.fileName ?? out;
    const line = found.file === undefined ? 0 : found.file.getLineAndCharacterOfPosition(found.start ?? 0).line + 1;
    return diagnostic('emitted-type-error', { path: shown(texts.get(slashes(path))?.path ?? path), line, reason });
  });
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
