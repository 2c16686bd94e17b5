import { ApiError } from './api-error.js';
import { backoff, isIdempotent, isTransient, sleep } from './backoff.js';
import { buildRequest } from './build-request.js';
import type { CallOptions, ClientSettings, OutgoingRequest } from './client-options.js';
import type { CredentialedSettings, Operation, OperationRequest, SecurityScheme } from './operation.js';
import { readByContentType } from './response-decodings.js';
import type { AnyResult } from './result.js';

/**
 * Calls an operation: writes the request, authenticates it, sends it, repeats it where that is safe and may help, and
 * reads the response.
 *
 * @returns the result for whatever response came.
 * @throws what `fetch` throws when none came, and the reason of an aborted signal.
 */
export async function send<Result>(
  client: ClientSettings,
  operation: Operation,
  request: OperationRequest,
  options?: CallOptions,
): Promise<Result>;
export async function send(
  client: CredentialedSettings,
  operation: Operation,
  request: OperationRequest,
  options: CallOptions = {},
): Promise<AnyResult> {
  const { baseUrl, timeout, retry = {}, fetch = globalThis.fetch } = { ...client, ...options };
  const headers = { ...client.headers, ...options.headers };
  const signal = anySignal(options.signal, timeout);
  const { attempts = 3, sleep: wait = sleep } = retry || { attempts: 1 };

  for (let attempt = 1; ; attempt++) {
    const outgoing = buildRequest(baseUrl, headers, operation, request);
    if (client.onRequest) await client.onRequest(outgoing);
    if (operation.security) await authenticate(outgoing, operation.security, client.credentials);

    const { url, method, body } = outgoing;
    const isStream = body instanceof ReadableStream;
    const mayRepeat = attempt < attempts && !isStream && (options.idempotent ?? isIdempotent(method));
    const init: RequestInit & { duplex?: 'half' } = { method, headers: outgoing.headers };
    if (body !== undefined) init.body = body;
    if (isStream) init.duplex = 'half';
    if (signal) init.signal = signal;
    let response: Response | undefined;
    try {
      response = await fetch(url, init);
    } catch (error) {
      if (!mayRepeat || signal?.aborted) throw error;
    }
    if (response) {
      if (client.onResponse) await client.onResponse(response, outgoing);
      if (!mayRepeat || !isTransient(response)) return read(operation, response);
    }
    const delay = backoff(attempt - 1, response, retry || {});
    if (response && delay === undefined) return read(operation, response);
    await response?.body?.cancel();
    await wait(delay ?? 0, signal);
  }
}

/** Tells an answer of the API from one of the gateway, and reads it the way the document says. */
async function read(operation: Operation, response: Response): Promise<AnyResult> {
  const { status, headers, ok } = response;
  const contentType = (headers.get('content-type') ?? '').replace(/\s*;.*/, '').toLowerCase();
  // Only API Gateway's own answers and refusals carry this header.
  const decode = headers.has('x-amzn-errortype')
    ? undefined
    : (operation.responses[status] ?? operation.responses[`${`${status}`.charAt(0)}XX`]);
  const fail = (data?: unknown, options?: ErrorOptions): AnyResult => ({
    ok: false,
    status,
    contentType,
    response,
    error: new ApiError(response, data, options),
  });
  try {
    const data = await (decode ?? readByContentType)(response, contentType);
    return decode ? { ok, status, contentType, response, data } : fail(data);
  } catch (cause) {
    // What is no JSON although it says so: an error page of something in between, most often.
    if (cause instanceof SyntaxError) return fail(undefined, { cause });
    throw cause;
  }
}

/**
 * Applies the first list of schemes for which all credentials are there. When there is none, the request goes out
 * without, and the server decides.
 */
async function authenticate(
  request: OutgoingRequest,
  security: readonly (readonly SecurityScheme[])[],
  credentials: CredentialedSettings['credentials'] = {},
): Promise<void> {
  const schemes = security.find((list) => list.every(({ name }) => Object.hasOwn(credentials, name)));
  for (const scheme of schemes ?? []) {
    const credential = credentials[scheme.name];
    await scheme.apply(request, typeof credential === 'function' ? await credential() : credential, scheme);
  }
}

/** Aborts when the caller does or when the time is over. */
function anySignal(signal: AbortSignal | undefined, timeout: number | undefined): AbortSignal | undefined {
  if (timeout === undefined) return signal;
  const limit = AbortSignal.timeout(timeout);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
