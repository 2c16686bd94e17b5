import { lstat } from 'node:fs/promises';

/** Whether something is at the path: a file, a folder, or a link, wherever it leads. */
export async function pathExists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    // A part of the path that is no folder is in the way as well, and is met when it is written.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return false;
    throw error;
  }
}
