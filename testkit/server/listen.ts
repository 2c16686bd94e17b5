import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GatewayRequest, type GatewayResponse, headerText } from '../exchange/index.js';
import { readBody } from './read-body.js';
import { sendResponse } from './send-response.js';

/** Where a server listens. */
export interface ListenOptions {
  /** Default: one that is free. */
  readonly port?: number;
  /** Address. Default `127.0.0.1`, which nobody but this machine reaches. */
  readonly host?: string;
}

/** A gateway on a port of this machine. */
export interface GatewayServer {
  /** `http://127.0.0.1:54321`: the stage is the first segment of the path, as under the default endpoint. */
  readonly origin: string;
  readonly port: number;
  /** Takes no more requests, ends the open connections, and settles when the port is free. */
  close(): Promise<void>;
}

/**
 * Opens real sockets before a gateway. The request reaches it as it stands on the wire: names of headers in their case,
 * repeated ones, dot segments, bodies on GET. What the gateway rejects, such as a call that no backend answers, the
 * client gets as 500 with the text of the error.
 *
 * @param handle of the gateway
 */
export async function listen(
  handle: (request: GatewayRequest) => Promise<GatewayResponse>,
  { port = 0, host = '127.0.0.1' }: ListenOptions = {},
): Promise<GatewayServer> {
  const server = createServer(
    {
      // Above API Gateway's own limit of 20,480 bytes, which the gateway answers itself.
      maxHeaderSize: 65_536,
      // HTTP/1.0 has no Host.
      requireHostHeader: false,
    },
    (message, response) => {
      answer(handle, message, response).catch((error: unknown) => refuse(response, error));
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (!isAddress(address)) throw new Error(`The server has no port at ${host}.`);
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    origin: `http://${name}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

async function answer(
  handle: (request: GatewayRequest) => Promise<GatewayResponse>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { body, isCut } = await readBody(message);
  // What the rest of a body holds cannot be told from the next request.
  if (isCut) response.shouldKeepAlive = false;
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < message.rawHeaders.length; index += 2) {
    headers.push([message.rawHeaders[index] ?? '', headerText(message.rawHeaders[index + 1] ?? '')]);
  }
  const answered = await handle({
    method: message.method ?? 'GET',
    target: message.url ?? '/',
    headers,
    body,
    protocol: `HTTP/${message.httpVersion}`,
    client: { sourceIp: (message.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '') },
  });
  await sendResponse(answered, response);
}

/** The fault of a test, where its author sees it. */
function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const text = error instanceof Error ? error.message : String(error);
  response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}
