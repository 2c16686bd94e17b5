/**
 * The texts without duplicates, in the order in which a Java `HashSet<String>` lists them: API Gateway puts validation
 * texts and the names of missing parameters through such a set. The order of more than twelve texts is uncertain.
 */
export function hashOrder(texts: readonly string[]): readonly string[] {
  if (texts.length < 2) return texts;
  const distinct = [...new Set(texts)];
  let size = 16;
  while (distinct.length > size * 0.75) size *= 2;
  // Sorting is stable, so that texts in one slot keep the order of insertion.
  return distinct
    .map((text) => ({ text, slot: slotOf(text, size) }))
    .sort((a, b) => a.slot - b.slot)
    .map(({ text }) => text);
}

function slotOf(text: string, size: number): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return (hash ^ (hash >>> 16)) & (size - 1);
}
