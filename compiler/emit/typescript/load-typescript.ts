import { createRequire } from 'node:module';
import type TypeScript from 'typescript';

const require = createRequire(import.meta.url);

/**
 * The TypeScript compiler API, loaded when the first emitter asks for it: `gatewright check` needs none of it.
 *
 * By `require`, which takes a third of the time of an `import()`: Node scans what it imports for the names of its
 * exports, and this is nine megabytes.
 *
 * @see https://github.com/microsoft/TypeScript/wiki/Using-the-Compiler-API
 */
export function loadTypeScript(): typeof TypeScript {
  return require('typescript');
}
