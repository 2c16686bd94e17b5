import { type Header, type HttpAnswer, headerText, type UpstreamAnswer } from '../exchange/index.js';

/** A web `Response` as an answer. An error response, `HttpResponse.error()`, is a failure of the network. */
export async function answerOfResponse(response: Response, streaming: boolean): Promise<UpstreamAnswer> {
  if (response.type === 'error') {
    return { kind: 'failure', reason: 'network', message: 'The backend has ended the connection.' };
  }
  const headers: Header[] = [];
  for (const [name, value] of response.headers) headers.push([name, headerText(value)]);
  return { kind: 'http', status: response.status, headers, body: await bodyOf(response, streaming) };
}

async function bodyOf(response: Response, streaming: boolean): Promise<HttpAnswer['body']> {
  if (response.body === null) return undefined;
  return streaming ? response.body : new Uint8Array(await response.arrayBuffer());
}
