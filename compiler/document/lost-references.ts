import type { Location } from '../diagnostics/index.js';
import type { DocumentNode } from './document.js';
import type { DocumentFiles } from './document-files.js';
import { circle, type Found, findReference, maxHops, referenceOf, type Unresolved } from './find-reference.js';
import { scanReferences } from './reference-scan.js';

/** A `$ref` that leads nowhere, or back to itself. */
export interface LostReference extends Unresolved {
  readonly reference: string;
  /** Where the object stands that holds the `$ref`. */
  readonly at: Location;
}

/** What a `$ref` points to, and how many `$ref`s lie on the way to a value; infinitely many in a circle. */
interface Judged {
  readonly found: Found;
  readonly hops: number;
}

/**
 * Every `$ref` of the document that leads nowhere or back to itself, those inside schemas and extensions too. In other
 * files only what the document refers to is looked at.
 */
export function* lostReferences(files: DocumentFiles, root: DocumentNode): Generator<LostReference> {
  const seen = new Set<object>();
  const known = new Map<string, Judged>();
  const queue: DocumentNode[] = [root];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const { reference, at } of scanReferences(node.value, node.at, seen)) {
      const { found, hops } = judge(files, reference, node.at, known);
      if ('reason' in found) yield { ...found, reference, at: at() };
      else if (hops > maxHops) yield { ...circle, reference, at: at() };
      else queue.push(found);
    }
  }
}

/** Judges a `$ref` and all that follow it: each once, since chains share their ends. */
function judge(files: DocumentFiles, reference: string, at: Location, known: Map<string, Judged>): Judged {
  const chain = new Map<string, Found>();
  let hops = 0;
  let from = at;
  let next: string | undefined = reference;
  while (next !== undefined) {
    const key: string = `${from.file}\u0000${next}`;
    const before = known.get(key);
    if (before !== undefined || chain.has(key)) {
      hops = before?.hops ?? Number.POSITIVE_INFINITY;
      break;
    }
    const found: Found = findReference(files, next, from);
    chain.set(key, found);
    next = 'reason' in found ? undefined : referenceOf(found.value);
    if (!('reason' in found)) from = found.at;
  }
  for (const [key, found] of [...chain].reverse()) known.set(key, { found, hops: ++hops });
  return known.get(`${at.file}\u0000${reference}`) ?? { found: circle, hops };
}
