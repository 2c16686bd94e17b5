import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../model/index.js';
import { composeYaml } from './compose-yaml.js';
import { type Fault, nestingFault } from './fault.js';
import { maxDepth } from './limits.js';

/** What a text holds, or what is wrong with it. */
export interface Parsed {
  /** Undefined when the text cannot be read. */
  readonly value: JsonValue | undefined;
  /** The first error of the syntax, or every duplicate key. */
  readonly faults: readonly Fault[];
}

/**
 * Reads one YAML 1.2 document (core schema, merge keys, CloudFormation's short tags in their long form).
 *
 * The syntax is js-yaml's; the values are put together here, because a hostile text has to be stopped on the way
 * (aliases, depth), because the tags are CloudFormation's, and because every fault needs its place.
 */
export function parseYaml(text: string): Parsed {
  const events = yamlEvents(text);
  return 'offset' in events ? { value: undefined, faults: [events] } : composeYaml(text, events);
}

/** The events of the text, or the syntax error in it. */
export function yamlEvents(text: string): readonly Event[] | Fault {
  try {
    // The parser counts scalars as a level too; `composeYaml` counts as the user does.
    return parseEvents(text, { maxDepth: maxDepth + 1 });
  } catch (error) {
    const thrown = error instanceof YAMLException ? error : undefined;
    const reason = thrown?.reason ?? 'it cannot be parsed';
    const offset = Math.min(thrown?.mark?.position ?? 0, Math.max(0, text.length - 1));
    if (reason.startsWith('nesting exceeded') || error instanceof RangeError) return nestingFault(offset);
    return { offset, diagnose: (at) => diagnostic('yaml-syntax', { reason }, at), syntax: true };
  }
}
