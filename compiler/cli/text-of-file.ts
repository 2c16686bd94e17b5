import { readFileSync } from 'node:fs';

/** The text of a file; empty when there is none, or it cannot be read. */
export function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
