import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** The bytes of a file or an address, or why there are none. */
export type Bytes =
  | { readonly bytes: Uint8Array }
  | { readonly refused: string; readonly missing?: true }
  | { readonly tooLarge: true };

/** Reads a regular file of at most `limit` bytes: no folder, and no device or pipe, which might never end. */
export async function readFileBytes(path: string, limit: number): Promise<Bytes> {
  try {
    // Not blocking: opening a pipe would wait for somebody to write into it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (stat.isDirectory()) return { refused: 'it is a folder' };
      if (!stat.isFile()) return { refused: 'it is no regular file' };
      if (stat.size > limit) return { tooLarge: true };
      const bytes = await file.readFile();
      return bytes.length > limit ? { tooLarge: true } : { bytes };
    } finally {
      await file.close();
    }
  } catch (error) {
    return fileError(error);
  }
}

function fileError(error: unknown): Bytes {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { refused: 'it does not exist', missing: true };
    case 'EACCES':
    case 'EPERM':
      return { refused: 'it may not be read' };
    case 'EISDIR':
      return { refused: 'it is a folder' };
    case 'ELOOP':
      return { refused: 'its symbolic links lead in a circle' };
    case 'ENAMETOOLONG':
      return { refused: 'its name is too long' };
    default:
      return { refused: `the system says ${code === '' ? 'no' : code}` };
  }
}
