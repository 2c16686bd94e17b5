import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a reference names: a file by its absolute path, or an address on the network. */
export type FileTarget =
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'address'; readonly id: string }
  | { readonly kind: 'unknown'; readonly id: string };

/**
 * What `uri` names when it stands in the file or address `from`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-5
 */
export function fileTarget(uri: string, from: string): FileTarget {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(uri)?.[1]?.toLowerCase();
  try {
    if (isAddress(from) || scheme === 'http' || scheme === 'https') {
      const { href } = isAddress(from) ? new URL(uri, from) : new URL(uri);
      return { kind: isAddress(href) ? 'address' : 'unknown', id: href };
    }
    if (scheme === 'file') return { kind: 'file', id: fileURLToPath(uri) };
    if (scheme !== undefined) return { kind: 'unknown', id: uri };
    return { kind: 'file', id: path.resolve(path.dirname(from), decodeURI(uri)) };
  } catch {
    // No address, or a percent sign that encodes nothing: a file may be called so.
    return scheme === undefined && !isAddress(from)
      ? { kind: 'file', id: path.resolve(path.dirname(from), uri) }
      : { kind: 'unknown', id: uri };
  }
}

/** Whether the text is an http or https address. */
export const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);
