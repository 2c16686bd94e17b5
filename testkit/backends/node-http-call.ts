import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import {
  bytesOf,
  type Header,
  type HttpCall,
  headerBytes,
  headerOf,
  headerText,
  isNamed,
  type UpstreamAnswer,
} from '../exchange/index.js';

// Kept as they are when this is loaded: with msw in front of the client, the modules' members lead to msw.
const plain = httpRequest;
const secure = httpsRequest;

/**
 * Sends a call over the network, byte for byte: `fetch` would add headers and refuse others. Redirects are not followed,
 * bodies not decompressed.
 *
 * @param url Where it goes, absolute; the path and query are sent as they stand.
 */
export function nodeHttpCall(call: HttpCall, url: string): Promise<UpstreamAnswer> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException): void => resolve(failure(error, url));
    try {
      const request = open(call, url);
      request.on('error', fail);
      request.on('response', (response) => {
        response.on('error', fail);
        collect(response, call.streaming === true).then(resolve, fail);
      });
      request.end(bytesOf(call.body));
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

function open(call: HttpCall, url: string): ClientRequest {
  const [, scheme = '', authority = '', rest = ''] = /^(https?):\/\/([^/?#]*)([^#]*)/is.exec(url) ?? [];
  const { hostname, port } = new URL(`${scheme}://${authority}`);
  const isSecure = scheme.toLowerCase() === 'https';
  const headers = [...call.headers];
  if (call.body !== undefined && !has(headers, 'content-length') && !has(headers, 'transfer-encoding')) {
    headers.push(['Content-Length', String(bytesOf(call.body).byteLength)]);
  }
  if (!has(headers, 'host')) headers.push(['Host', authority]);
  const options = {
    method: call.method,
    // The brackets of an IPv6 address belong to the URL alone.
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    path: rest.startsWith('/') ? rest : `/${rest}`,
    headers: headers.flatMap(([name, value]) => [name, headerBytes(value)]),
    // A connection that is kept would hold up the end of a test run.
    agent: false as const,
  };
  if (!isSecure) return plain(options);
  return secure({ ...options, rejectUnauthorized: call.insecureSkipVerification !== true });
}

const has = (headers: readonly Header[], name: string): boolean => headers.some((header) => isNamed(header, name));

async function collect(response: IncomingMessage, streaming: boolean): Promise<UpstreamAnswer> {
  const headers: Header[] = [];
  for (let index = 0; index + 1 < response.rawHeaders.length; index += 2) {
    headers.push([response.rawHeaders[index] ?? '', headerText(response.rawHeaders[index + 1] ?? '')]);
  }
  const status = response.statusCode ?? 0;
  // The body has been taken out of its chunks.
  const sent =
    headerOf(headers, 'transfer-encoding') === undefined
      ? headers
      : headers.filter((header) => !isNamed(header, 'transfer-encoding'));
  if (streaming) return { kind: 'http', status, headers: sent, body: byteStream(response) };
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { kind: 'http', status, headers: sent, body: new Uint8Array(Buffer.concat(chunks)) };
}

function byteStream(response: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = Readable.from(response)[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      response.destroy();
    },
  });
}

function failure(error: NodeJS.ErrnoException, url: string): UpstreamAnswer {
  const isUnknown = error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN' || error.code === 'ERR_INVALID_URL';
  return { kind: 'failure', reason: isUnknown ? 'address' : 'network', message: `${url}: ${error.message}` };
}
