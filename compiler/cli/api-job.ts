import type { DeploymentOptions } from '../deployment/index.js';
import type { TargetName } from './target-name.js';

/** One document to read, and what to build from it: the command line and the configuration put together. */
export interface ApiJob {
  /** Absolute path, with a `#/pointer` into a template where one was given. */
  readonly file: string;
  /** The document as it is shown to the user. */
  readonly shownFile: string;
  /** Absolute path of the output folder. */
  readonly out: string;
  readonly shownOut: string;
  /** In the order of `targetNames`. */
  readonly targets: readonly TargetName[];
  /** Targets whose files stay as they are: those that `--target` leaves out. Empty without `--target`. */
  readonly kept: readonly TargetName[];
  readonly protocol?: 'REST' | 'HTTP';
  readonly runtime: 'inline' | 'import';
  readonly importExtension: '.js' | '.ts' | '';
  /** How the deployment is made. */
  readonly deployment: DeploymentOptions;
  /** The form of the target `openapi`; absent = that of the document. */
  readonly openapiVersion?: '2.0' | '3.0';
  readonly values: ReadonlyMap<string, string | boolean>;
  /** Names of the values that `--set` gives. */
  readonly set: readonly string[];
  /** Absolute path of the folder outside of which nothing is read: that of the configuration above the document, else the document's. */
  readonly root: string;
  readonly allowRemote: boolean;
  readonly allowOutside: boolean;
  /** Bytes; absent = the loader's default. */
  readonly maxSize?: number;
}
