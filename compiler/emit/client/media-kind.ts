/** How bodies of a media type are written and read. */
export type MediaKind = 'json' | 'form' | 'multipart' | 'text' | 'stream' | 'binary' | 'any';

/** The kind of a media type, or of a range such as `image/*`. Agrees with the runtime's `readByContentType`. */
export function mediaKind(mediaType: string): MediaKind {
  const type = bareMediaType(mediaType);
  if (/event-stream|ndjson|jsonl|json-seq|stream\+json/.test(type)) return 'stream';
  if (type.includes('json')) return 'json';
  if (type === '*/*') return 'any';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type === 'multipart/form-data') return 'multipart';
  if (type.startsWith('text/') || type.includes('xml')) return 'text';
  return 'binary';
}

/** In lower case, without parameters. */
export function bareMediaType(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}
