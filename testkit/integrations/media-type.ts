/** What a missing `Content-Type` or `Accept` counts as. */
export const defaultMediaType = 'application/json';

/** The media type of a `Content-Type`, in lower case and without parameters. */
export function mediaTypeOf(contentType: string | undefined): string {
  if (contentType === undefined || contentType === defaultMediaType) return defaultMediaType;
  return bareType(contentType) || defaultMediaType;
}

/** The first media type of an `Accept`, without its weight: API Gateway looks at no other. */
export function firstAccepted(accept: string | undefined): string {
  if (accept === undefined) return defaultMediaType;
  const comma = accept.indexOf(',');
  return bareType(comma === -1 ? accept : accept.slice(0, comma)) || defaultMediaType;
}

function bareType(value: string): string {
  const semicolon = value.indexOf(';');
  return (semicolon === -1 ? value : value.slice(0, semicolon)).trim().toLowerCase();
}
