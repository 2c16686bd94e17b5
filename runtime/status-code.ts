/** No answer yet: `fetch` shows none of them. */
export type InformationalStatus = 100 | 101 | 102 | 103;

/** Success. */
export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

/** Redirection; `fetch` follows most of them. */
export type RedirectStatus = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;

/** The client's fault. */
export type ClientErrorStatus =
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 406
  | 407
  | 408
  | 409
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 422
  | 423
  | 424
  | 425
  | 426
  | 428
  | 429
  | 431
  | 451
  | 499;

/** The server's fault. */
export type ServerErrorStatus = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511 | 599;

/** What is no success. */
export type ErrorStatus = RedirectStatus | ClientErrorStatus | ServerErrorStatus;

/**
 * The status codes that are in use. As a union rather than `number`, so that a comparison narrows a result.
 *
 * @see https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml
 */
export type StatusCode = InformationalStatus | SuccessStatus | ErrorStatus;
