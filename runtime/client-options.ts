/** A credential, or a function that fetches one whenever it is needed: a token that expires, for example. */
export type Credential<Value = string> = Value | (() => Value | Promise<Value>);

/** A request on its way out; hooks may change it. */
export interface OutgoingRequest {
  method: string;
  /** Absolute. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body?: RequestBody;
}

/** What `fetch` takes as a body, as far as clients write them. */
export type RequestBody = string | BinaryBody | FormData;

/** A body that is sent as it is. A stream can be sent once: such a call is never repeated. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** What `fetch` is to a client: the global one, or any that takes its place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What the calls of a client share. Each of them can say otherwise in its own options. */
export interface ClientSettings {
  /** Scheme, host, and the stage or base path: `https://a1b2c3.execute-api.eu-west-1.amazonaws.com/dev`. */
  readonly baseUrl: string;
  /** Sent with every request, unless the request has a header of the same name. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the global `fetch`, as it is at the time of the call. */
  readonly fetch?: Fetch;
  /** Milliseconds that a call may take, its retries and the body included. Default: no limit. */
  readonly timeout?: number;
  /** False switches retries off. */
  readonly retry?: RetryOptions | false;
  /** Sees every request before its credentials are added and it is sent, each attempt anew, and may change it. */
  readonly onRequest?: (request: OutgoingRequest) => void | Promise<void>;
  /** Sees every response before its body is read. Read a clone of it, if at all. */
  readonly onResponse?: (response: Response, request: OutgoingRequest) => void | Promise<void>;
}

/** When and how often a call is repeated: after 429, 502, 503, 504, or when no response came at all. */
export interface RetryOptions {
  /** Attempts in all. Default 3. */
  readonly attempts?: number;
  /** Milliseconds; the longest wait before attempt n is `baseDelay * 2 ** n`, the wait itself random below that. Default 100. */
  readonly baseDelay?: number;
  /** Milliseconds that no wait exceeds, `Retry-After` included: a longer one ends the call. Default 20000. */
  readonly maximumDelay?: number;
  /** From 0 up to 1. Default `Math.random`. */
  readonly random?: () => number;
  /** Milliseconds since 1970, to read a `Retry-After` that is a date. Default `Date.now`. */
  readonly clock?: () => number;
  /** Waits; rejects when the signal aborts. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** What one call says for itself. */
export interface CallOptions {
  readonly baseUrl?: string;
  /** Beside those of the client; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: Fetch;
  readonly timeout?: number;
  readonly retry?: RetryOptions | false;
  readonly signal?: AbortSignal;
  /** True allows a POST or PATCH to be repeated, false forbids it for any method. Default: GET, HEAD, OPTIONS, PUT and DELETE may be. */
  readonly idempotent?: boolean;
}
