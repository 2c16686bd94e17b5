import { MappingSyntaxError } from './mapping-syntax-error.js';
import { createVelocityLexer, type VelocityLexer } from './velocity-lexer.js';
import { type Token, type TokenKind, tokenKind } from './velocity-token.js';

/** The tokens of a template, read one by one: the state of the lexer depends on what the parser has seen. */
export interface TokenStream {
  readonly lexer: VelocityLexer;
  /** The token that was taken last. */
  readonly current: Token;
  /** The kind of the token `distance` ahead, 1 being the next. */
  peek(distance?: number): TokenKind;
  /** Takes the next token, whatever it is. */
  take(): Token;
  /** Takes the next token, which must be of this kind. */
  expect(kind: TokenKind): Token;
  /** Takes the next token if it is of this kind. */
  accept(kind: TokenKind): Token | undefined;
  /** Throws: the next token cannot stand here. */
  unexpected(): never;
}

export function createTokenStream(text: string, baseOffset: number): TokenStream {
  const lexer = createVelocityLexer(text);
  let current: Token = { kind: tokenKind.end, image: '', start: 0, end: 0, special: '', next: undefined };

  function ahead(distance: number): Token {
    let token = current;
    for (let i = 0; i < distance; i++) {
      token.next ??= lexer.read();
      token = token.next;
    }
    return token;
  }

  function unexpected(): never {
    const token = ahead(1);
    const what =
      token.kind === tokenKind.end ? 'The template ends too early' : `Unexpected ${JSON.stringify(token.image)}`;
    throw new MappingSyntaxError('ParseErrorException', `${what}.`, baseOffset + token.start);
  }

  function next(): Token {
    current.next ??= lexer.read();
    return current.next;
  }

  function take(): Token {
    current = next();
    return current;
  }

  return {
    lexer,
    get current() {
      return current;
    },
    peek(distance = 1) {
      return distance === 1 ? next().kind : ahead(distance).kind;
    },
    take,
    expect(kind) {
      if (next().kind !== kind) unexpected();
      return take();
    },
    accept(kind) {
      return next().kind === kind ? take() : undefined;
    },
    unexpected,
  };
}
