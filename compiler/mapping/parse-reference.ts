import { enter, literalText, type ParseContext } from './parse-context.js';
import { beginsValue, parseIndexParameter, parseParameters } from './parse-parameter.js';
import type { PathStep, Reference } from './template.js';
import { type Token, tokenKind } from './velocity-token.js';

/** `$x.y`, `${x.y}` and their quiet forms. The `$` is part of the first token's image. */
export function parseReference(context: ParseContext): Reference {
  enter(context);
  const { tokens, baseOffset } = context;
  const first = tokens.accept(tokenKind.referenceOpen) ?? tokens.expect(tokenKind.identifier);
  const formal = first.kind === tokenKind.referenceOpen;
  const nameToken = formal ? tokens.expect(tokenKind.identifier) : first;
  const path = parsePath(context);
  const last = formal ? tokens.expect(tokenKind.referenceClose) : tokens.current;
  context.depth--;
  return readReference(first, nameToken, last, path, baseOffset);
}

function parsePath(context: ParseContext): PathStep[] {
  const { tokens, baseOffset } = context;
  const path: PathStep[] = [];
  parseIndexes(context, path);
  while (tokens.peek() === tokenKind.dot && tokens.peek(2) === tokenKind.identifier) {
    tokens.take();
    const name = tokens.take();
    if (tokens.peek() === tokenKind.parenOpen && beginsArgument(context)) {
      tokens.take();
      const args = tokens.peek() === tokenKind.argumentsClose ? [] : parseParameters(context);
      const last = tokens.expect(tokenKind.argumentsClose);
      path.push({
        kind: 'method',
        name: name.image,
        arguments: args,
        start: baseOffset + name.start,
        end: baseOffset + last.end,
      });
    } else {
      path.push({
        kind: 'property',
        name: name.image,
        start: baseOffset + name.start,
        end: baseOffset + name.end,
      });
    }
    parseIndexes(context, path);
  }
  return path;
}

/** A method needs three fitting tokens ahead; else the parenthesis is text. */
function beginsArgument(context: ParseContext): boolean {
  const kind = context.tokens.peek(2);
  return kind === tokenKind.argumentsClose || kind === tokenKind.whitespace || beginsValue(kind);
}

function parseIndexes(context: ParseContext, path: PathStep[]): void {
  const { tokens, baseOffset } = context;
  while (tokens.peek() === tokenKind.indexOpen) {
    const open = tokens.take();
    const index = parseIndexParameter(context);
    const close = tokens.expect(tokenKind.indexClose);
    path.push({ kind: 'index', index, start: baseOffset + open.start, end: baseOffset + close.end });
  }
}

/** Takes the backslashes, stray `$`s and the `!` off the image of the first token. */
function readReference(
  first: Token,
  nameToken: Token,
  last: Token,
  path: readonly PathStep[],
  baseOffset: number,
): Reference {
  const start = baseOffset + first.start;
  const end = baseOffset + last.end;
  let { image } = first;
  if (image.includes('\\!')) return mereText(slashBangText(image), start, end);
  let backslashes = 0;
  while (image[backslashes] === '\\') backslashes++;
  const escapePrefix = image.slice(0, Math.floor(backslashes / 2));
  const dollar = Math.max(0, image.lastIndexOf('$'));
  const prefix = image.slice(backslashes, dollar);
  image = image.slice(Math.max(dollar, backslashes));
  // What encloses the reference and is printed as it stands, such as the call of an unknown macro, prints it so.
  first.image = image;
  // Behind `$!.` the lexer sees a reference without a `$`: Velocity prints its name and nothing else.
  if (image[0] !== '$') return mereText(image, start, end);
  const quiet = image[1] === '!';
  const rest = first === last ? '' : literalText(first.next ?? first, last);
  return {
    kind: 'reference',
    name: nameToken === first ? image.slice(quiet ? 2 : 1) : nameToken.image,
    path,
    quiet,
    escaped: backslashes % 2 === 1,
    prefix,
    escapePrefix,
    literal: first.special + image + rest,
    start,
    end,
  };
}

/** `$\!x` is no reference: one backslash goes, the rest is printed. */
function slashBangText(image: string): string {
  const slash = image.indexOf('\\', image.indexOf('$'));
  return image.slice(0, slash) + image.slice(slash + 1);
}

/** What looks like a reference and is printed as it is: a reference without a name. */
function mereText(text: string, start: number, end: number): Reference {
  const none = { path: [], quiet: false, escaped: false, escapePrefix: '' };
  return { kind: 'reference', name: '', prefix: text, literal: text, ...none, start, end };
}
