import type { LibrarySchema } from './type-text.js';

/** Schemas that one call of the library compiles: enough to share its fixed cost, few enough to keep its tables small. */
const batchSize = 250;

/**
 * The types of the schemas as json-schema-to-typescript prints them, in their order; not yet tidied.
 *
 * All schemas of a batch are members of one object, so that the library names nothing and the cost of a call is shared.
 * What it cannot compile becomes `unknown`, and `failed` is told which.
 */
export async function compileTypes(
  schemas: readonly LibrarySchema[],
  failed: (index: number) => void,
): Promise<string[]> {
  if (schemas.length === 0) return [];
  const { compile } = await import('json-schema-to-typescript');
  const compileBatch = async (batch: readonly LibrarySchema[]): Promise<string[]> => {
    const properties = Object.fromEntries(batch.map((schema, index) => [memberName(index), schema]));
    const text = await compile(
      { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
      'Batch',
      { format: false, bannerComment: '', additionalProperties: false, ignoreMinAndMaxItems: true, unknownAny: true },
    );
    return splitMembers(text, batch.length);
  };
  const results: string[] = [];
  for (let start = 0; start < schemas.length; start += batchSize) {
    const batch = schemas.slice(start, start + batchSize);
    try {
      results.push(...(await compileBatch(batch)));
    } catch {
      // One schema spoils its batch: compile them one by one to find it.
      for (const [index, schema] of batch.entries()) {
        try {
          results.push(...(await compileBatch([schema])));
        } catch {
          failed(start + index);
          results.push('unknown');
        }
      }
    }
  }
  return results;
}

const memberName = (index: number): string => `gwMember${index}`;

/** Cuts the one interface that the library printed into the types of its members. */
function splitMembers(text: string, count: number): string[] {
  const marks: { readonly start: number; readonly end: number }[] = [];
  // Strings and comments are skipped as whole tokens: what they hold cannot pass for a member.
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|(?<=\n)gwMember(\d+): /g)) {
    if (match[1] === undefined) continue;
    if (Number(match[1]) !== marks.length) throw new Error(`Member ${match[1]} is out of order.`);
    marks.push({ start: match.index, end: match.index + match[0].length });
  }
  if (marks.length !== count) throw new Error(`${count} types were to be printed, ${marks.length} were.`);
  const end = text.lastIndexOf('}');
  return marks.map((mark, index) => text.slice(mark.end, marks[index + 1]?.start ?? end).trim());
}
