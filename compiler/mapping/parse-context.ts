import { MappingSyntaxError } from './mapping-syntax-error.js';
import type { Macro, Reference, Statement } from './template.js';
import type { TokenStream } from './token-stream.js';
import { tokenKind } from './velocity-token.js';

/** What the parts of the parser share. */
export interface ParseContext {
  readonly tokens: TokenStream;
  /** Collected while parsing; the first definition of a name wins. */
  readonly macros: Map<string, Macro>;
  /** Offset of the text that is being parsed into the text of the template. */
  readonly baseOffset: number;
  /** Levels of nesting around the token that is being read. */
  depth: number;
  readonly parseText: (
    text: string,
    outer: Readonly<Pick<ParseContext, 'macros' | 'baseOffset' | 'depth'>>,
  ) => readonly Statement[];
  readonly parseBlock: (context: ParseContext) => readonly Statement[];
  readonly parseReference: (context: ParseContext) => Reference;
}

/** Java's Velocity ends in a StackOverflowError somewhere beyond; the exact depth depends on the machine. */
const deepest = 200;

/** Goes one level deeper; whoever calls it counts `depth` down again. Throws when that is too deep. */
export function enter(context: ParseContext): void {
  context.depth++;
  if (context.depth <= deepest) return;
  const offset = context.baseOffset + context.tokens.current.end;
  throw new MappingSyntaxError('ParseErrorException', 'The template is nested too deeply.', offset);
}

/** The text of the tokens from `first` to `last`, as Velocity prints what it cannot resolve. */
export function literalText(first: TokenStream['current'], last: TokenStream['current'], special = true): string {
  let result = '';
  for (let token: TokenStream['current'] | undefined = first; token !== undefined; token = token.next) {
    if (token.kind !== tokenKind.blockCommentClose) result += special ? token.special + token.image : token.image;
    if (token === last) break;
  }
  return result;
}
