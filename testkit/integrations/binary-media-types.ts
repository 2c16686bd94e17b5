/**
 * Makes the question whether a media type is one of the API's `binaryMediaTypes`: named exactly, or by `type/*`, or
 * covered by the entry for all types. An entry such as star-slash-`test` matches nothing, and a type with a wildcard is
 * looked up as it is written (recorded).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
 */
export function binaryMediaTypes(entries: readonly string[]): (mediaType: string) => boolean {
  if (entries.length === 0) return () => false;
  const lower = entries.map((entry) => entry.toLowerCase());
  if (lower.includes('*/*')) return () => true;
  const exact = new Set(lower);
  const prefixes = lower.filter((entry) => entry.endsWith('/*')).map((entry) => entry.slice(0, -1));
  return (mediaType) => exact.has(mediaType) || prefixes.some((prefix) => mediaType.startsWith(prefix));
}
