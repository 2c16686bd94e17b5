import type { RequestBody } from './client-options.js';
import type { Encoding } from './operation.js';

/** JSON, and every media type that ends in it. */
export function writeJson(body: unknown): string {
  return JSON.stringify(body);
}

/** Text and bytes go as they are. */
export function writeRaw(body: unknown): RequestBody {
  // The types of the operation let nothing else in.
  return body as RequestBody;
}

/** `application/x-www-form-urlencoded`: an array repeats its name, an object is JSON, unless the document gives it a style. */
export function writeForm(body: unknown, encoding?: Encoding): string {
  if (typeof body === 'string') return body;
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(body ?? {})) {
    const how = encoding?.find(([property]) => property === name)?.[1];
    if (value == null) continue;
    if (typeof how === 'function') pairs.push(how(name, value));
    else
      for (const item of [value].flat()) pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(asText(item))}`);
  }
  return pairs.filter((pair) => pair !== '').join('&');
}

/** `multipart/form-data`: files are Blobs, an array repeats its name, an object is a part of JSON. */
export function writeMultipart(body: unknown, encoding?: Encoding): FormData {
  if (body instanceof FormData) return body;
  const data = new FormData();
  for (const [name, value] of Object.entries(body ?? {})) {
    const how = encoding?.find(([property]) => property === name)?.[1];
    for (const item of [value].flat()) {
      if (item == null) continue;
      if (item instanceof Blob) data.append(name, item);
      else {
        const type = typeof how === 'string' ? how : typeof item === 'object' ? 'application/json' : undefined;
        data.append(name, type === undefined ? asText(item) : new Blob([asText(item)], { type }));
      }
    }
  }
  return data;
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
