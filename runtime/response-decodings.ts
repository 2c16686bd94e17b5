/** Reads JSON; an empty body is undefined. */
export async function readJson(response: Response): Promise<unknown> {
  const body = await response.text();
  return body === '' ? undefined : JSON.parse(body);
}

export function readText(response: Response): Promise<string> {
  return response.text();
}

export function readBlob(response: Response): Promise<Blob> {
  return response.blob();
}

/** Leaves the body to the caller, chunk by chunk. */
export function readStream(response: Response): ReadableStream<Uint8Array<ArrayBuffer>> {
  return response.body ?? new Blob().stream();
}

/** For what has no body. Lets go of one that comes nevertheless, so that its connection is free again. */
export async function readNothing(response: Response): Promise<undefined> {
  await response.body?.cancel();
  return undefined;
}

/** Reads by the content type that the response names: JSON, text, or bytes; an empty text is undefined. */
export async function readByContentType(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (/[/+-]json\b(?!-seq)/i.test(type)) return readJson(response);
  if (type === '' || /^text\/|xml|urlencoded/i.test(type)) return (await response.text()) || undefined;
  return response.blob();
}
