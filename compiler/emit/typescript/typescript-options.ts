/** How the outputs in TypeScript are to be written. */
export interface TypeScriptOptions {
  /** `inline` writes the files of `runtime/` beside the output, so that it stands alone; `import` uses `gatewright/runtime`. Default `inline`. */
  readonly runtime: 'inline' | 'import';
  /** What relative import specifiers end in. Default `.js`. */
  readonly importExtension: '.js' | '.ts' | '';
}

export const defaultTypeScriptOptions = {
  runtime: 'inline',
  importExtension: '.js',
} as const satisfies TypeScriptOptions;
