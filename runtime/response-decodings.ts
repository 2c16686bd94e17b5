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

/** Reads by the media type that the response names: JSON, text, or bytes. An empty text is undefined, JSON that is none is text. */
export async function readByContentType(response: Response, contentType: string): Promise<unknown> {
  const isJson = /[/+-]json\b(?!-seq)/.test(contentType);
  if (!isJson && contentType && !/^text|xml|urlencoded/.test(contentType)) return response.blob();
  const text = (await response.text()) || undefined;
  try {
    return isJson && text ? JSON.parse(text) : text;
  } catch {
    // A gateway response whose template puts quotes around a text that has its own, most often.
    return text;
  }
}
