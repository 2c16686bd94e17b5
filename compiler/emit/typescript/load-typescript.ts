import type TypeScript from 'typescript';

let loaded: Promise<typeof TypeScript> | undefined;

/**
 * The TypeScript compiler API, imported when the first emitter asks for it: the import costs almost half a second,
 * and `gatewright check` needs none of it.
 *
 * @see https://github.com/microsoft/TypeScript/wiki/Using-the-Compiler-API
 */
export function loadTypeScript(): Promise<typeof TypeScript> {
  loaded ??= import('typescript').then((module) => module.default);
  return loaded;
}
