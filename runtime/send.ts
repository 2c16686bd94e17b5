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
  const settings = { ...client, ...options };
  const { fetch = globalThis.fetch } = settings;
  const signal = anySignal(options.signal, settings.timeout);
  const retry = settings.retry === false ? { attempts: 1 } : (settings.retry ?? {});

  for (let attempt = 0; ; attempt++) {
    const outgoing = buildRequest(settings.baseUrl, operation, request);
    outgoing.headers = { ...client.headers, ...options.headers, ...outgoing.headers };
    const schemes = chooseSchemes(operation, client.credentials);
    for (const scheme of schemes) if ('in' in scheme) await attach(outgoing, scheme, client);
    await client.onRequest?.(outgoing);
    for (const scheme of schemes) if ('sign' in scheme) await scheme.sign(outgoing, await credentialOf(scheme, client));

    const { url, method, headers, body } = outgoing;
    const isStream = typeof ReadableStream === 'function' && body instanceof ReadableStream;
    const mayRepeat = attempt + 1 < (retry.attempts ?? 3) && !isStream && (options.idempotent ?? isIdempotent(method));
    let response: Response | undefined;
    try {
      response = await fetch(url, {
        method,
        headers,
        ...(body !== undefined && { body }),
        ...(isStream && { duplex: 'half' }),
        ...(signal && { signal }),
      });
    } catch (error) {
      if (!mayRepeat || signal?.aborted) throw error;
    }
    if (response) await client.onResponse?.(response, outgoing);
    if (mayRepeat && (!response || isTransient(response))) {
      const wait = backoff(attempt, response, retry);
      if (wait !== undefined) {
        await response?.body?.cancel();
        await (retry.sleep ?? sleep)(wait, signal);
        continue;
      }
    }
    if (response) return read(operation, response);
  }
}

/** Tells an answer of the API from one of the gateway, and reads it the way the document says. */
async function read(operation: Operation, response: Response): Promise<AnyResult> {
  const { status, headers } = response;
  const contentType = (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const decode = operation.responses[status] ?? operation.responses[`${Math.floor(status / 100)}XX`];
  // Only API Gateway's own answers and refusals carry this header.
  const isGateway = headers.has('x-amzn-errortype');
  try {
    const data = await (isGateway || !decode ? readByContentType : decode)(response);
    const answer = { status, contentType, response };
    if (isGateway || !decode) return { ...answer, ok: false, error: new ApiError(response, data) };
    return { ...answer, ok: response.ok, data };
  } catch (cause) {
    // What is no JSON although it says so: an error page of something in between, most often.
    if (!(cause instanceof SyntaxError)) throw cause;
    return { ok: false, status, contentType, response, error: new ApiError(response, undefined, { cause }) };
  }
}

/** The first list of schemes for which all credentials are there. None: the request goes out without, and the server decides. */
function chooseSchemes(
  { security }: Operation,
  credentials: CredentialedSettings['credentials'],
): readonly SecurityScheme[] {
  const isThere = ({ name }: SecurityScheme): boolean => credentials !== undefined && Object.hasOwn(credentials, name);
  return security?.find((schemes) => schemes.every(isThere)) ?? [];
}

async function credentialOf({ name }: SecurityScheme, { credentials }: CredentialedSettings): Promise<unknown> {
  const credential = credentials?.[name];
  return typeof credential === 'function' ? credential() : credential;
}

async function attach(
  request: OutgoingRequest,
  scheme: Extract<SecurityScheme, { readonly in: string }>,
  client: CredentialedSettings,
): Promise<void> {
  const value = (scheme.prefix ?? '') + (await credentialOf(scheme, client));
  const pair = `${encodeURIComponent(scheme.parameter)}=${encodeURIComponent(value)}`;
  if (scheme.in === 'query') request.url += (request.url.includes('?') ? '&' : '?') + pair;
  else if (scheme.in === 'header') request.headers[scheme.parameter.toLowerCase()] ??= value;
  else request.headers.cookie = request.headers.cookie ? `${request.headers.cookie}; ${pair}` : pair;
}

/** Aborts when the caller does or when the time is over. */
function anySignal(signal: AbortSignal | undefined, timeout: number | undefined): AbortSignal | undefined {
  if (timeout === undefined) return signal;
  const limit = AbortSignal.timeout(timeout);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
