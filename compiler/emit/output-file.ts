/** One file of an output, not yet written. */
export interface OutputFile {
  /** Path below the output folder, with forward slashes; made from fixed names and slugs alone, never from text of a document as it is. */
  readonly path: string;
  readonly text: string;
}
