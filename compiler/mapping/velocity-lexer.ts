import { MappingSyntaxError } from './mapping-syntax-error.js';
import { matchToken } from './velocity-match.js';
import { specialText } from './velocity-special-text.js';
import { type LexicalState, lexicalState } from './velocity-state.js';
import { type Token, type TokenKind, tokenKind } from './velocity-token.js';

/** What the parser needs of the lexer. The parser steers it in two places, as the grammar of Velocity does. */
export interface VelocityLexer {
  /** Reads the next token in the current state. Throws a {@link MappingSyntaxError}. */
  read(): Token;
  switchTo(state: LexicalState): void;
  /** Leaves the current state for the one that it was entered from. */
  pop(): void;
  /** A `#set` has ended: line ends no longer belong to it. */
  leaveSet(): void;
  /** Whether an opening parenthesis follows, blanks before it allowed. */
  parenthesisFollows(): boolean;
}

interface SavedState {
  readonly state: LexicalState;
  readonly open: number;
  readonly closed: number;
}

/**
 * The token manager of Velocity 1.7: a stack of lexical states in each of which other tokens exist. What a stray `$` or
 * `#` means hangs on these states, so they are kept as they are.
 */
export function createVelocityLexer(text: string): VelocityLexer {
  let at = 0;
  let state: LexicalState = lexicalState.default;
  let open = 0;
  let closed = 0;
  let inComment = false;
  let inSet = false;
  const runs = { end: 0 };
  const stack: SavedState[] = [];

  function push(to: LexicalState): void {
    stack.push({ state, open, closed });
    open = 0;
    state = to;
  }

  function pop(): boolean {
    const saved = stack.pop();
    if (saved === undefined) {
      open = 0;
      state = lexicalState.default;
      return false;
    }
    ({ state, open, closed } = saved);
    return true;
  }

  /** A closing parenthesis drops to the state below the one that has an open one. */
  function closeParenthesis(): void {
    if (inComment) return;
    for (;;) {
      if (open > 0) {
        if (open === closed + 1) pop();
        else closed++;
        return;
      }
      if (!pop()) return;
    }
  }

  /** What happens when a part of a token has been matched that the rest of it follows. */
  function continueToken(kind: TokenKind): void {
    if (inComment) return;
    switch (kind) {
      case tokenKind.dollar:
      case tokenKind.dollarBang:
        if (state === lexicalState.reference) pop();
        push(lexicalState.reference);
        return;
      case tokenKind.textBlockOpen:
        inComment = true;
        push(lexicalState.textBlock);
        return;
      case tokenKind.formalCommentOpen:
        at--;
        inComment = true;
        push(lexicalState.formalComment);
        return;
      case tokenKind.blockCommentOpen:
        inComment = true;
        push(lexicalState.blockComment);
        return;
      case tokenKind.hash:
        if (state === lexicalState.reference || state === lexicalState.property) pop();
        push(lexicalState.preDirective);
        return;
      default:
        return;
    }
  }

  /** What happens when a token is complete; returns its image. */
  function completeToken(kind: TokenKind, image: string): string {
    switch (kind) {
      case tokenKind.indexOpen:
        push(lexicalState.index);
        return image;
      case tokenKind.parenOpen:
        if (!inComment) open++;
        if (state === lexicalState.property) state = lexicalState.arguments;
        return image;
      case tokenKind.parenClose:
        closeParenthesis();
        return image;
      case tokenKind.argumentsClose:
        state = lexicalState.reference;
        return image;
      case tokenKind.set:
        if (inComment) return image;
        push(lexicalState.directive);
        inSet = true;
        open++;
        return image;
      case tokenKind.lineCommentOpen:
        if (inComment) return image;
        if (state === lexicalState.reference) pop();
        inComment = true;
        push(lexicalState.lineComment);
        return image;
      case tokenKind.lineCommentClose:
      case tokenKind.formalCommentClose:
      case tokenKind.blockCommentClose:
      case tokenKind.textBlock:
        inComment = false;
        pop();
        return image;
      case tokenKind.string:
        if (state === lexicalState.directive && !inSet && open === 0) pop();
        return image;
      case tokenKind.indexClose:
      case tokenKind.endDirective:
      case tokenKind.else:
      case tokenKind.referenceClose:
        pop();
        return image;
      case tokenKind.if:
      case tokenKind.elseif:
        state = lexicalState.directive;
        return image;
      case tokenKind.integer:
      case tokenKind.float: {
        const beforeRange = kind === tokenKind.integer && image.endsWith('..');
        if (beforeRange) at -= 2;
        const inIndex = kind === tokenKind.integer && state === lexicalState.index;
        if (open === 0 && !inSet && state !== lexicalState.arguments && !inIndex) pop();
        return beforeRange ? image.slice(0, -2) : image;
      }
      case tokenKind.dot:
        at--;
        state = lexicalState.property;
        return '.';
      default:
        return image;
    }
  }

  function fail(): never {
    throw new MappingSyntaxError(
      'ParseErrorException',
      at >= text.length ? 'The template ends too early.' : `Unexpected ${JSON.stringify(text[at])}.`,
      Math.min(at, text.length),
    );
  }

  return {
    read() {
      let special = '';
      let chain = '';
      for (;;) {
        if (at >= text.length) {
          return { kind: tokenKind.end, image: '', start: at, end: at, special: '', next: undefined };
        }
        const start = at;
        let skipped = false;
        while (!skipped) {
          if (at >= text.length) fail();
          const match = matchToken(text, at, state, runs);
          if (match === undefined) fail();
          at = match.end;
          const { kind } = match;
          switch (kind) {
            case tokenKind.dollar:
            case tokenKind.dollarBang:
            case tokenKind.textBlockOpen:
            case tokenKind.formalCommentOpen:
            case tokenKind.blockCommentOpen:
            case tokenKind.hash:
              continueToken(kind);
              continue;
            case tokenKind.more:
              continue;
            case tokenKind.skip:
              skipped = true;
              continue;
            case tokenKind.referenceTerminator:
            case tokenKind.directiveTerminator: {
              const image = text.slice(start, at);
              chain += specialText(image);
              // Velocity hides the whole chain while its last link looks like a comment.
              special = image.startsWith('##') ? '' : chain;
              at--;
              pop();
              skipped = true;
              continue;
            }
            default: {
              const image = completeToken(kind, text.slice(start, at));
              return { kind, image, start, end: at, special, next: undefined };
            }
          }
        }
      }
    },
    switchTo(to) {
      state = to;
    },
    pop() {
      pop();
    },
    leaveSet() {
      inSet = false;
    },
    parenthesisFollows() {
      let i = at;
      while (' \t\r\n'.includes(text[i] ?? '(')) i++;
      return text[i] === '(';
    },
  };
}
