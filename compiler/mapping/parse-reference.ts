import { literalText, nested, type ParseContext } from './parse-context.js';
import { parseIndexParameter, parseParameters } from './parse-parameter.js';
import type { PathStep, Reference } from './template.js';
import { type Token, tokenKind } from './velocity-token.js';

/** `$x.y`, `${x.y}` and their quiet forms. The `$` is part of the first token's image. */
export function parseReference(outer: ParseContext): Reference {
  const context = nested(outer);
  const { tokens } = context;
  const first = tokens.accept(tokenKind.referenceOpen) ?? tokens.expect(tokenKind.identifier);
  const formal = first.kind === tokenKind.referenceOpen;
  const nameToken = formal ? tokens.expect(tokenKind.identifier) : first;
  const path = parsePath(context);
  const last = formal ? tokens.expect(tokenKind.referenceClose) : tokens.current;
  return { ...readFirstImage(first, nameToken, last), path, ...span(context, first, last) };
}

function span(context: ParseContext, first: Token, last: Token): { start: number; end: number } {
  return { start: context.baseOffset + first.start, end: context.baseOffset + last.end };
}

function parsePath(context: ParseContext): PathStep[] {
  const { tokens } = context;
  const path: PathStep[] = [];
  parseIndexes(context, path);
  while (tokens.peek() === tokenKind.dot && tokens.peek(2) === tokenKind.identifier) {
    tokens.take();
    const name = tokens.take();
    if (tokens.peek() === tokenKind.parenOpen && beginsArgument(context)) {
      tokens.take();
      const args = tokens.peek() === tokenKind.argumentsClose ? [] : parseParameters(context);
      const last = tokens.expect(tokenKind.argumentsClose);
      path.push({ kind: 'method', name: name.image, arguments: args, ...span(context, name, last) });
    } else {
      path.push({ kind: 'property', name: name.image, ...span(context, name, name) });
    }
    parseIndexes(context, path);
  }
  return path;
}

/** A method needs three fitting tokens ahead; else the parenthesis is text. */
function beginsArgument(context: ParseContext): boolean {
  switch (context.tokens.peek(2)) {
    case tokenKind.argumentsClose:
    case tokenKind.whitespace:
    case tokenKind.string:
    case tokenKind.integer:
    case tokenKind.float:
    case tokenKind.bracketOpen:
    case tokenKind.curlyOpen:
    case tokenKind.true:
    case tokenKind.false:
    case tokenKind.identifier:
    case tokenKind.referenceOpen:
      return true;
    default:
      return false;
  }
}

function parseIndexes(context: ParseContext, path: PathStep[]): void {
  const { tokens } = context;
  while (tokens.peek() === tokenKind.indexOpen) {
    const open = tokens.take();
    const index = parseIndexParameter(context);
    const close = tokens.expect(tokenKind.indexClose);
    path.push({ kind: 'index', index, ...span(context, open, close) });
  }
}

/** Takes the backslashes, stray `$`s and the `!` off the image of the first token. */
function readFirstImage(
  first: Token,
  nameToken: Token,
  last: Token,
): Pick<Reference, 'kind' | 'name' | 'quiet' | 'escaped' | 'prefix' | 'escapePrefix' | 'literal'> {
  const rest = first === last ? '' : literalText(first.next ?? first, last);
  const kind = 'reference';
  const slashBang = first.image.indexOf('\\!');
  if (slashBang !== -1) return slashBangReference(first.image);
  let { image } = first;
  let backslashes = 0;
  while (image[backslashes] === '\\') backslashes++;
  const escapePrefix = image.slice(0, Math.floor(backslashes / 2));
  const escaped = backslashes % 2 === 1;
  image = image.slice(backslashes);
  const dollar = Math.max(0, image.lastIndexOf('$'));
  const prefix = image.slice(0, dollar);
  image = image.slice(dollar);
  // Behind `$!.` the lexer sees a reference without a `$`: Velocity prints its name and nothing else.
  if (!image.startsWith('$')) return mereText(image);
  const quiet = image.startsWith('$!');
  const name = nameToken === first ? image.slice(quiet ? 2 : 1) : nameToken.image;
  return { kind, name, quiet, escaped, prefix, escapePrefix, literal: first.special + image + rest };
}

/** `$\!x` is no reference: one backslash goes, the rest is printed. */
function slashBangReference(
  image: string,
): Pick<Reference, 'kind' | 'name' | 'quiet' | 'escaped' | 'prefix' | 'escapePrefix' | 'literal'> {
  let start = image.indexOf('$');
  while (start < image.length && image[start] !== '\\') start++;
  return mereText(image.slice(0, start) + image.slice(start + 1));
}

function mereText(
  text: string,
): Pick<Reference, 'kind' | 'name' | 'quiet' | 'escaped' | 'prefix' | 'escapePrefix' | 'literal'> {
  return { kind: 'reference', name: '', quiet: false, escaped: false, prefix: text, escapePrefix: '', literal: text };
}
