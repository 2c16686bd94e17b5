import type { Bytes } from './read-file-bytes.js';

/** Milliseconds that a server has for its whole answer. */
const patience = 30_000;

/** Reads an http or https address, of at most `limit` bytes. Only called when the user has allowed the network. */
export async function readRemoteBytes(address: string, limit: number): Promise<Bytes> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) return { refused: `the server answers ${response.status}` };
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > limit) return { tooLarge: true };
      chunks.push(chunk);
    }
    return { bytes: Buffer.concat(chunks) };
  } catch (error) {
    const timeout = error instanceof Error && error.name === 'TimeoutError';
    return {
      refused: timeout ? `the server takes longer than ${patience / 1000} seconds` : 'the server cannot be reached',
    };
  }
}
