import { MappingSyntaxError } from './mapping-syntax-error.js';
import { enter, type ParseContext } from './parse-context.js';
import { parseString } from './parse-string.js';
import type { Expression } from './template.js';
import { type TokenKind, tokenKind } from './velocity-token.js';

/** Whether a token of this kind begins a value. */
export function beginsValue(kind: TokenKind): boolean {
  switch (kind) {
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

/** A value: a literal, a list, a map, a range or a reference. No arithmetic. */
export function parseValue(context: ParseContext): Expression {
  enter(context);
  const value = parseOneValue(context);
  context.depth--;
  return value;
}

function parseOneValue(context: ParseContext): Expression {
  const { tokens, baseOffset } = context;
  switch (tokens.peek()) {
    case tokenKind.identifier:
    case tokenKind.referenceOpen:
      return context.parseReference(context);
    case tokenKind.bracketOpen:
      return parseListOrRange(context);
    case tokenKind.curlyOpen:
      return parseMap(context);
    case tokenKind.string:
      return parseString(context);
    case tokenKind.integer:
    case tokenKind.float: {
      const token = tokens.take();
      const kind = token.kind === tokenKind.integer ? 'integer' : 'float';
      // The lexer takes a stray `#` or `$` before a number for its first character; Java then reads no number.
      if (!/^[-.\d]/.test(token.image)) {
        const message = `For input string: ${JSON.stringify(token.image)}`;
        throw new MappingSyntaxError('ParseErrorException', message, baseOffset + token.start);
      }
      return { kind, text: token.image, start: baseOffset + token.start, end: baseOffset + token.end };
    }
    case tokenKind.true:
    case tokenKind.false: {
      const token = tokens.take();
      const value = token.kind === tokenKind.true;
      return { kind: 'boolean', value, start: baseOffset + token.start, end: baseOffset + token.end };
    }
    default:
      return tokens.unexpected();
  }
}

/** A value with blanks around it. */
export function parseParameter(context: ParseContext): Expression {
  context.tokens.accept(tokenKind.whitespace);
  const value = parseValue(context);
  context.tokens.accept(tokenKind.whitespace);
  return value;
}

/** Values between commas, at least one. */
export function parseParameters(context: ParseContext): Expression[] {
  const values = [parseParameter(context)];
  while (context.tokens.accept(tokenKind.comma) !== undefined) values.push(parseParameter(context));
  return values;
}

/** What may stand between the brackets of `$x[…]`. */
export function parseIndexParameter(context: ParseContext): Expression {
  const { tokens } = context;
  tokens.accept(tokenKind.whitespace);
  switch (tokens.peek()) {
    case tokenKind.string:
    case tokenKind.integer:
    case tokenKind.true:
    case tokenKind.false:
    case tokenKind.identifier:
    case tokenKind.referenceOpen: {
      const value = parseValue(context);
      tokens.accept(tokenKind.whitespace);
      return value;
    }
    default:
      return tokens.unexpected();
  }
}

function parseListOrRange(context: ParseContext): Expression {
  const { tokens, baseOffset } = context;
  const start = baseOffset + tokens.expect(tokenKind.bracketOpen).start;
  if (tokens.peek() === tokenKind.bracketClose) {
    return { kind: 'list', items: [], start, end: baseOffset + tokens.take().end };
  }
  const first = parseParameter(context);
  if (tokens.peek() === tokenKind.doubleDot && (first.kind === 'integer' || first.kind === 'reference')) {
    tokens.take();
    tokens.accept(tokenKind.whitespace);
    const kind = tokens.peek();
    if (kind !== tokenKind.integer && kind !== tokenKind.identifier && kind !== tokenKind.referenceOpen) {
      return tokens.unexpected();
    }
    const to = parseValue(context);
    tokens.accept(tokenKind.whitespace);
    const end = baseOffset + tokens.expect(tokenKind.bracketClose).end;
    return { kind: 'range', from: first, to, start, end };
  }
  const items = [first];
  while (tokens.accept(tokenKind.comma) !== undefined) items.push(parseParameter(context));
  const end = baseOffset + tokens.expect(tokenKind.bracketClose).end;
  return { kind: 'list', items, start, end };
}

function parseMap(context: ParseContext): Expression {
  const { tokens, baseOffset } = context;
  const start = baseOffset + tokens.expect(tokenKind.curlyOpen).start;
  const entries: { readonly key: Expression; readonly value: Expression }[] = [];
  const ahead = tokens.peek() === tokenKind.whitespace ? tokens.peek(2) : tokens.peek();
  if (beginsValue(ahead)) {
    do {
      const key = parseParameter(context);
      tokens.expect(tokenKind.colon);
      entries.push({ key, value: parseParameter(context) });
    } while (tokens.accept(tokenKind.comma) !== undefined);
  } else {
    tokens.accept(tokenKind.whitespace);
  }
  // The lexer is inside a reference when one stands last: the brace is another token there.
  const close = tokens.accept(tokenKind.referenceClose) ?? tokens.expect(tokenKind.curlyClose);
  return { kind: 'map', entries, start, end: baseOffset + close.end };
}
