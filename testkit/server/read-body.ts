import type { IncomingMessage } from 'node:http';

/** Bytes that API Gateway takes, 10 MB; it answers larger bodies with 413. */
const largest = 10_485_760;

/** The body of a request, none when it has neither length nor chunks. Of one that is too large, just enough to see that. */
export async function readBody(
  message: IncomingMessage,
): Promise<{ readonly body: Uint8Array | undefined; readonly isCut: boolean }> {
  const { 'content-length': length, 'transfer-encoding': encoding } = message.headers;
  if (length === undefined && encoding === undefined) return { body: undefined, isCut: false };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largest) return { body: new Uint8Array(Buffer.concat(chunks)), isCut: true };
  }
  return { body: new Uint8Array(Buffer.concat(chunks)), isCut: false };
}
