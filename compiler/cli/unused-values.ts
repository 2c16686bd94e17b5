import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { ApiJob } from './api-job.js';
import type { ReadApi } from './read-api.js';
import { textOfFile } from './text-of-file.js';

/**
 * A warning for each `--set` whose name is in none of the documents, with the name that was probably meant. Nothing
 * when one of the documents could not be read: what it would have asked for is not known.
 */
export async function unusedValues(jobs: readonly ApiJob[], reads: readonly ReadApi[]): Promise<readonly Diagnostic[]> {
  const set = new Set(jobs.flatMap((job) => job.set));
  if (set.size === 0 || reads.length < jobs.length || reads.some(({ apis }) => apis.length === 0)) return [];
  const asked = new Set(reads.flatMap((read) => [...(read.asked ?? [])]));
  const missed = [...set].filter((name) => !asked.has(name));
  if (missed.length === 0) return [];

  // What stands in the branch of an Fn::If that was not taken is never asked for, and is no mistake.
  const texts = [...new Set(reads.flatMap(({ document }) => document?.files ?? []))].map(textOfFile);
  const { nearest } = await import('../extensions/index.js');
  return missed
    .filter((name) => !texts.some((text) => holds(text, name)))
    .map((name) => {
      const meant = nearest(name, [...asked]);
      const suggestion = meant === undefined ? '' : ` Did you mean ${meant}?`;
      return diagnostic('value-unused', { name, suggestion });
    });
}

/** Whether a name stands in a text as it is, or as the two items of an Fn::GetAtt. */
function holds(text: string, name: string): boolean {
  if (text.includes(name)) return true;
  const [resource = '', attribute] = name.split(/\.(.*)/s);
  if (resource === '' || attribute === undefined) return false;
  for (let at = text.indexOf(resource); at >= 0; at = text.indexOf(resource, at + 1)) {
    const rest = text.slice(at + resource.length, at + resource.length + attribute.length + 100);
    if (/^["'\s,-]+(.*)$/s.exec(rest)?.[1]?.startsWith(attribute) === true) return true;
  }
  return false;
}
