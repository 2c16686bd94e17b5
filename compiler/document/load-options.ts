/** How far a document may reach, and how its files are shown. */
export interface LoadOptions {
  /** Paths are relative to this folder, and shown so. Default: the working directory. */
  readonly cwd?: string;
  /** Nothing outside this folder is read but the entry file itself, symbolic links resolved. Default: the folder of the entry file. */
  readonly root?: string;
  /** Read http and https addresses too. Default false. */
  readonly allowRemote?: boolean;
  /** Read files outside `root` too. Default false. */
  readonly allowOutside?: boolean;
  /** Bytes over all files. Default 20,000,000. */
  readonly maxSize?: number;
}
