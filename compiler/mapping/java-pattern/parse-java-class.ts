import { type CodePointSet, codePointSet, complement, ignoringCase, intersection, union } from './code-point-set.js';
import type { EscapeParser } from './parse-java-escape.js';
import type { PatternFlags } from './pattern-flags.js';
import type { PatternReader } from './pattern-reader.js';
import { skipComments } from './skip-comments.js';

/** Deeper nesting than anyone writes. */
const deepest = 50;

/**
 * Reads a class of characters behind its `[`: ranges, classes within it, intersections. A `^` negates the whole class, as
 * since Java 9. Throws a MappingSyntaxError.
 */
export function parseJavaClass(
  reader: PatternReader,
  flags: PatternFlags,
  parseEscape: EscapeParser,
  depth = 0,
): CodePointSet {
  if (depth > deepest) reader.fail('its classes are nested too deeply');
  const negated = reader.take('^');
  let whole: CodePointSet | undefined;
  /** What stands on one side of `&&`. */
  let operand: CodePointSet[] = [];
  const endOperand = (): void => {
    if (operand.length === 0) return;
    const set = union(...operand);
    whole = whole === undefined ? set : intersection(whole, set);
    operand = [];
  };
  for (;;) {
    if (flags.x) skipComments(reader);
    if (reader.peek() === undefined) reader.fail('a class is not closed');
    if (reader.syntax() === ']' && (whole !== undefined || operand.length > 0)) break;
    if (reader.take('&&')) endOperand();
    else if (reader.take('[')) operand.push(parseJavaClass(reader, flags, parseEscape, depth + 1));
    else operand.push(parseRange(reader, flags, parseEscape));
  }
  reader.next();
  endOperand();
  const set = whole ?? [];
  return negated ? complement(set) : set;
}

function parseRange(reader: PatternReader, flags: PatternFlags, parseEscape: EscapeParser): CodePointSet {
  const first = reader.take('\\') ? parseEscape(reader, flags) : { codePoint: codePointOf(reader) };
  if ('set' in first) return first.set;
  const { codePoint } = first;
  // A hyphen before the end of the class, or before a class within it, is one.
  if (reader.syntax() !== '-' || reader.syntax(1) === '[' || reader.syntax(1) === ']') return single(codePoint, flags);
  reader.next();
  const last = reader.take('\\') ? parseEscape(reader, flags) : { codePoint: codePointOf(reader) };
  if ('set' in last || last.codePoint < codePoint) return reader.fail('a range of characters ends before it begins');
  return cased([codePoint, last.codePoint], flags);
}

function codePointOf(reader: PatternReader): number {
  return reader.next().char.codePointAt(0) ?? 0;
}

function single(codePoint: number, flags: PatternFlags): CodePointSet {
  return cased(codePointSet([[codePoint, codePoint]]), flags);
}

/** Case is ignored for each character and range, before a class is negated. */
function cased(set: CodePointSet, flags: PatternFlags): CodePointSet {
  return flags.i ? ignoringCase(set, flags.u) : set;
}
