import type { ServerResponse } from 'node:http';
import {
  type Body,
  bytesOf,
  type GatewayResponse,
  type Header,
  headerBytes,
  isNamed,
  isStream,
} from '../exchange/index.js';

/**
 * Writes a response of the gateway onto the wire: repeated headers stay repeated, names keep their case. Headers are as
 * the gateway gives them but for those of the connection, and `Date` and `Content-Length` where it gives none. Statuses
 * that HTTP allows no body for have none, and no length that nobody has given.
 *
 * Settles when all is sent, or when the client has gone.
 */
export async function sendResponse(
  { status, headers, body }: GatewayResponse,
  response: ServerResponse,
): Promise<void> {
  response.sendDate = !has(headers, 'date');
  const sent = headers.filter((header) => !isNamed(header, 'connection') && !isNamed(header, 'transfer-encoding'));
  const isBodiless = status === 204 || status === 304 || status < 200;
  if (!isStream(body) && !isBodiless && !has(sent, 'content-length')) {
    sent.push(['Content-Length', String(bytesOf(body).byteLength)]);
  }
  // As one list, since an object has each name once.
  response.writeHead(
    status,
    sent.flatMap(([name, value]) => [name, headerBytes(value)]),
  );
  if (isBodiless || response.req.method === 'HEAD') {
    // A stream that has broken already refuses, which is nothing to a client who gets none of it.
    if (isStream(body)) await body.cancel().catch(() => undefined);
    response.end();
  } else await sendBody(body, response);
}

async function sendBody(body: Body, response: ServerResponse): Promise<void> {
  if (!isStream(body)) {
    response.end(bytesOf(body));
    return;
  }
  // Headers go out with the first chunk otherwise, and a client waits for them.
  response.flushHeaders();
  const reader = body.getReader();
  const gone = new Promise<'gone'>((resolve) => response.once('close', () => resolve('gone')));
  for (;;) {
    const next = await Promise.race([reader.read(), gone]);
    if (next === 'gone') {
      await reader.cancel();
      return;
    }
    if (next.done) break;
    if (!response.write(next.value)) {
      await Promise.race([new Promise((resolve) => response.once('drain', resolve)), gone]);
    }
  }
  response.end();
}

const has = (headers: readonly Header[], name: string): boolean => headers.some((header) => isNamed(header, name));
