/** How a body of a media type is handled: as JSON, as form fields, as text, or as bytes. */
export type BodyKind = 'json' | 'form' | 'text' | 'bytes';

/** The type and subtype in lower case, without parameters. */
export function bareMediaType(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** The kind of bodies of the media type; that of a range such as `image/*` too, `*` + `/*` being taken for JSON. */
export function bodyKind(mediaType: string): BodyKind {
  const bare = bareMediaType(mediaType);
  if (/[/+]json$|^[*]\/[*]$/.test(bare)) return 'json';
  if (bare === 'application/x-www-form-urlencoded') return 'form';
  if (/^text\/|[/+](xml|yaml|csv)$|[/+-](javascript|graphql|ndjson|jsonl|json-seq)$/.test(bare)) return 'text';
  return 'bytes';
}
