import { ApiError } from './api-error.js';

interface Answer<Status extends number, ContentType extends string> {
  readonly status: Status;
  /** The media type of the body in lower case, without parameters; `''` when the response names none. */
  readonly contentType: ContentType;
  /** Its body has been read; its headers are what they are. */
  readonly response: Response;
}

/** A success that the document declares. */
export interface Success<Status extends number, Data, ContentType extends string = string>
  extends Answer<Status, ContentType> {
  readonly ok: true;
  readonly data: Data;
  readonly error?: undefined;
}

/** An answer that the document declares and that is no success. */
export interface Refusal<Status extends number, Data, ContentType extends string = string>
  extends Answer<Status, ContentType> {
  readonly ok: false;
  readonly data: Data;
  readonly error?: undefined;
}

/** An answer of API Gateway itself, or one that the document does not declare. */
export interface Failure<Status extends number, Data = unknown> extends Answer<Status, string> {
  readonly ok: false;
  readonly data?: undefined;
  readonly error: ApiError<Data>;
}

/** What every call comes to: told apart by `status`, or by `ok` and `error`. */
export type AnyResult = Success<number, unknown> | Refusal<number, unknown> | Failure<number>;

/**
 * The throwing style: the data of a success, as it is or still to come.
 *
 * @throws {ApiError} for every other answer.
 * @example const pet = await unwrap(client.getPet({ path: { petId: 1 } }));
 */
export async function unwrap<Result extends AnyResult>(
  result: Result | Promise<Result>,
): Promise<Extract<Result, { readonly ok: true }>['data']>;
export async function unwrap(result: AnyResult | Promise<AnyResult>): Promise<unknown> {
  const { ok, data, error, response } = await result;
  if (ok) return data;
  throw error ?? new ApiError(response, data);
}
