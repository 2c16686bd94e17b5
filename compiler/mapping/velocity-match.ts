import { type LexicalState, lexicalState } from './velocity-state.js';
import { type TokenKind, tokenKind } from './velocity-token.js';

/** Where the backslashes end that the lexer is in: a long run is looked through once. */
export interface BackslashRuns {
  end: number;
}

export interface TokenMatch {
  readonly kind: TokenKind;
  /** Offset behind the match. */
  readonly end: number;
}

const letter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const digit = (code: number): boolean => code >= 48 && code <= 57;
const wordStart = (code: number): boolean => letter(code) || code === 95 || code === 64;
const wordPart = (code: number): boolean => wordStart(code) || digit(code);

/** The longest token of the state that begins at `at`; undefined when there is none. */
export function matchToken(text: string, at: number, state: LexicalState, runs: BackslashRuns): TokenMatch | undefined {
  switch (state) {
    case lexicalState.default:
      return text[at] === '\\' ? matchBackslash(text, at, runs) : matchText(text, at);
    case lexicalState.reference:
    case lexicalState.property:
      return matchInReference(text, at, state);
    case lexicalState.directive:
    case lexicalState.arguments:
    case lexicalState.index:
    case lexicalState.preDirective:
      return matchInDirective(text, at, state);
    case lexicalState.lineComment:
      return (
        matchLineEnd(text, at, tokenKind.lineCommentClose) ??
        matchMarker(text, at) ?? { kind: tokenKind.skip, end: at + 1 }
      );
    case lexicalState.blockComment:
    case lexicalState.formalComment:
      if (text.startsWith('*#', at)) {
        const formal = state === lexicalState.formalComment;
        return { kind: formal ? tokenKind.formalCommentClose : tokenKind.blockCommentClose, end: at + 2 };
      }
      return matchMarker(text, at) ?? { kind: tokenKind.skip, end: at + 1 };
    case lexicalState.textBlock:
      if (text.startsWith(']]#', at)) return { kind: tokenKind.textBlock, end: at + 3 };
      return matchMarker(text, at) ?? { kind: tokenKind.more, end: at + 1 };
    default:
      return state satisfies never;
  }
}

/** What may begin in every state: a reference, a block comment, a directive; a line comment only in some. */
function matchMarker(text: string, at: number, lineComments = false): TokenMatch | undefined {
  const char = text[at];
  if (char === '#') {
    const second = text[at + 1];
    if (second === '#' && lineComments) return { kind: tokenKind.lineCommentOpen, end: at + 2 };
    if (second === '[' && text[at + 2] === '[') return { kind: tokenKind.textBlockOpen, end: at + 3 };
    if (second === '*') {
      const fourth = text[at + 3];
      if (text[at + 2] === '*' && fourth !== undefined && fourth !== '#') {
        return { kind: tokenKind.formalCommentOpen, end: at + 4 };
      }
      return { kind: tokenKind.blockCommentOpen, end: at + 2 };
    }
    return { kind: tokenKind.hash, end: at + 1 };
  }
  if (char !== '$' && char !== '\\') return undefined;
  let i = at;
  while (text[i] === '\\') i++;
  if (text[i] !== '$') return undefined;
  let bang = i + 1;
  while (text[bang] === '\\') bang++;
  return text[bang] === '!' ? { kind: tokenKind.dollarBang, end: bang + 1 } : { kind: tokenKind.dollar, end: i + 1 };
}

/** `$.` and `$[`: no reference, whatever follows. */
function matchEmptyIndex(text: string, at: number): TokenMatch | undefined {
  const second = text[at + 1];
  if (second === '.' || second === '[') return { kind: tokenKind.emptyIndex, end: at + 2 };
  if (second !== '!' && second !== '\\') return undefined;
  if (text.startsWith('$![', at)) return { kind: tokenKind.emptyIndex, end: at + 3 };
  return text.startsWith('$\\![', at) ? { kind: tokenKind.emptyIndex, end: at + 4 } : undefined;
}

/** `#set(` with the blanks before it. Before the parenthesis Velocity takes spaces, but no tabs. */
function matchSet(text: string, at: number): TokenMatch | undefined {
  let i = at;
  while (text[i] === ' ' || text[i] === '\t') i++;
  if (text.startsWith('#set', i)) i += 4;
  else if (text.startsWith('#{set}', i)) i += 6;
  else return undefined;
  while (text[i] === ' ') i++;
  return text[i] === '(' ? { kind: tokenKind.set, end: i + 1 } : undefined;
}

function matchText(text: string, at: number): TokenMatch {
  const char = text[at];
  if (char === '$') return matchEmptyIndex(text, at) ?? matchMarker(text, at) ?? { kind: tokenKind.text, end: at + 1 };
  if (char === '#') return matchSet(text, at) ?? matchMarker(text, at, true) ?? { kind: tokenKind.text, end: at + 1 };
  let end = at + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 36 || code === 35 || code === 92) break;
  }
  if (char === ' ' || char === '\t') {
    const set = matchSet(text, at);
    if (set !== undefined && set.end > end) return set;
  }
  return { kind: tokenKind.text, end };
}

function matchBackslash(text: string, at: number, runs: BackslashRuns): TokenMatch {
  if (runs.end <= at) {
    runs.end = at;
    while (text[runs.end] === '\\') runs.end++;
  }
  const i = runs.end;
  if (text[i] !== '$' && text[i] !== '#' && i - at >= 2) return { kind: tokenKind.doubleEscape, end: at + 2 };
  const marker = text[i] === '$' ? matchMarker(text, at) : undefined;
  if (marker !== undefined) return marker;
  if (text[i] === '#' && (i - at) % 2 === 1) {
    const end = wordEnd(text, i + 1) ?? bracketedWordEnd(text, i + 1);
    if (end !== undefined) return { kind: tokenKind.escapedDirective, end };
  }
  return i - at >= 2 ? { kind: tokenKind.doubleEscape, end: at + 2 } : { kind: tokenKind.escape, end: at + 1 };
}

function wordEnd(text: string, at: number): number | undefined {
  if (!wordStart(text.charCodeAt(at))) return undefined;
  let i = at + 1;
  while (wordPart(text.charCodeAt(i))) i++;
  return i;
}

function bracketedWordEnd(text: string, at: number): number | undefined {
  if (text[at] !== '{') return undefined;
  const code = text.charCodeAt(at + 1);
  if (!letter(code) && code !== 95) return undefined;
  let i = at + 2;
  while (wordPart(text.charCodeAt(i))) i++;
  return text[i] === '}' ? i + 1 : undefined;
}

function identifierEnd(text: string, at: number): number | undefined {
  const first = text.charCodeAt(at);
  if (!letter(first) && first !== 95) return undefined;
  let i = at + 1;
  for (;;) {
    const code = text.charCodeAt(i);
    if (!letter(code) && !digit(code) && code !== 95 && code !== 45) return i;
    i++;
  }
}

function matchIdentifier(text: string, at: number): TokenMatch | undefined {
  const end = identifierEnd(text, at);
  if (end === undefined) return undefined;
  const word = end - at <= 5 ? text.slice(at, end) : '';
  if (word === 'true') return { kind: tokenKind.true, end };
  if (word === 'false') return { kind: tokenKind.false, end };
  return { kind: tokenKind.identifier, end };
}

function matchInReference(text: string, at: number, state: 0 | 1): TokenMatch {
  const identifier = matchIdentifier(text, at);
  if (identifier !== undefined) return identifier;
  const terminator: TokenMatch = { kind: tokenKind.referenceTerminator, end: at + 1 };
  switch (text[at]) {
    case '[':
      return { kind: tokenKind.indexOpen, end: at + 1 };
    case '(':
      return state === lexicalState.property ? { kind: tokenKind.parenOpen, end: at + 1 } : terminator;
    case '.':
      return letter(text.charCodeAt(at + 1)) ? { kind: tokenKind.dot, end: at + 2 } : terminator;
    case '{':
      return { kind: tokenKind.referenceOpen, end: at + 1 };
    case '}':
      return { kind: tokenKind.referenceClose, end: at + 1 };
    case ' ':
    case '\t':
      return matchSet(text, at) ?? terminator;
    case '#':
      return matchSet(text, at) ?? matchMarker(text, at, state === lexicalState.reference) ?? terminator;
    case '$':
      if (state === lexicalState.reference) return matchEmptyIndex(text, at) ?? matchMarker(text, at) ?? terminator;
      return matchMarker(text, at) ?? terminator;
    default:
      return matchMarker(text, at) ?? terminator;
  }
}

/** A line end with the blanks before it, which some tokens swallow. */
function swallowLine(text: string, at: number): number {
  let i = at;
  while (text[i] === ' ' || text[i] === '\t') i++;
  return matchLineEnd(text, i, tokenKind.lineCommentClose)?.end ?? at;
}

function matchLineEnd(text: string, at: number, kind: TokenKind): TokenMatch | undefined {
  if (text[at] === '\n') return { kind, end: at + 1 };
  if (text[at] === '\r') return { kind, end: text[at + 1] === '\n' ? at + 2 : at + 1 };
  return undefined;
}

const directiveWords: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['and', tokenKind.and],
  ['or', tokenKind.or],
  ['lt', tokenKind.less],
  ['le', tokenKind.lessOrEqual],
  ['gt', tokenKind.greater],
  ['ge', tokenKind.greaterOrEqual],
  ['eq', tokenKind.equal],
  ['ne', tokenKind.notEqual],
  ['not', tokenKind.not],
  ['true', tokenKind.true],
  ['false', tokenKind.false],
]);

const preDirectiveWords: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['end', tokenKind.endDirective],
  ['{end}', tokenKind.endDirective],
  ['if', tokenKind.if],
  ['{if}', tokenKind.if],
  ['elseif', tokenKind.elseif],
  ['{elseif}', tokenKind.elseif],
  ['else', tokenKind.else],
  ['{else}', tokenKind.else],
]);

function matchInDirective(text: string, at: number, state: 2 | 3 | 4 | 11): TokenMatch | undefined {
  const code = text.charCodeAt(at);
  if (digit(code) || code === 45 || code === 46) {
    const number = matchNumber(text, at);
    if (number !== undefined) return number;
  }
  if (state === lexicalState.preDirective) return matchPreDirective(text, at);
  if (code === 32 || code === 9 || code === 10 || code === 13) return matchBlanks(text, at, state);
  if (code === 34 || code === 39) return matchString(text, at, code);
  if (state === lexicalState.arguments || state === lexicalState.index) {
    const word = state === lexicalState.index ? matchBoolean(text, at) : matchIdentifier(text, at);
    if (word !== undefined) return word;
  } else {
    const end = wordEnd(text, at);
    if (end !== undefined) return { kind: directiveWords.get(text.slice(at, end)) ?? tokenKind.word, end };
    const bracketed = bracketedWordEnd(text, at);
    if (bracketed !== undefined) return { kind: tokenKind.bracketedWord, end: bracketed };
  }
  if (state === lexicalState.index) {
    return text[at] === ']' ? { kind: tokenKind.indexClose, end: at + 1 } : matchMarker(text, at);
  }
  const punctuation = matchPunctuation(text, at, state);
  if (punctuation !== undefined) return punctuation;
  if (state === lexicalState.arguments) return matchSet(text, at) ?? matchMarker(text, at);
  return matchOperator(text, at) ?? matchMarker(text, at, true);
}

function matchBoolean(text: string, at: number): TokenMatch | undefined {
  if (text.startsWith('true', at)) return { kind: tokenKind.true, end: at + 4 };
  if (text.startsWith('false', at)) return { kind: tokenKind.false, end: at + 5 };
  return undefined;
}

function matchBlanks(text: string, at: number, state: LexicalState): TokenMatch {
  let end = at + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) break;
  }
  if (state === lexicalState.arguments) {
    const set = matchSet(text, at);
    if (set !== undefined && set.end > end) return set;
  }
  return { kind: tokenKind.whitespace, end };
}

function matchPreDirective(text: string, at: number): TokenMatch {
  const end = wordEnd(text, at) ?? bracketedWordEnd(text, at);
  if (end !== undefined) {
    const kind = preDirectiveWords.get(text.slice(at, end));
    if (kind === tokenKind.endDirective || kind === tokenKind.else) return { kind, end: swallowLine(text, end) };
    return { kind: kind ?? (text[at] === '{' ? tokenKind.bracketedWord : tokenKind.word), end };
  }
  return matchMarker(text, at, true) ?? { kind: tokenKind.directiveTerminator, end: at + 1 };
}

const punctuationKinds: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['[', tokenKind.bracketOpen],
  [']', tokenKind.bracketClose],
  [',', tokenKind.comma],
  [':', tokenKind.colon],
  ['{', tokenKind.curlyOpen],
  ['}', tokenKind.curlyClose],
]);

function matchPunctuation(text: string, at: number, state: LexicalState): TokenMatch | undefined {
  const char = text[at] ?? '';
  const kind = punctuationKinds.get(char);
  if (kind !== undefined) return { kind, end: at + 1 };
  if (char === '.') {
    if (text[at + 1] === '.') return { kind: tokenKind.doubleDot, end: at + 2 };
    const property = state === lexicalState.arguments && letter(text.charCodeAt(at + 1));
    return property ? { kind: tokenKind.dot, end: at + 2 } : undefined;
  }
  if (char === '(' && state === lexicalState.directive) return { kind: tokenKind.parenOpen, end: at + 1 };
  if (char === ')') {
    if (state === lexicalState.arguments) return { kind: tokenKind.argumentsClose, end: at + 1 };
    return { kind: tokenKind.parenClose, end: swallowLine(text, at + 1) };
  }
  return undefined;
}

const operators: readonly (readonly [string, TokenKind])[] = [
  ['&&', tokenKind.and],
  ['||', tokenKind.or],
  ['<=', tokenKind.lessOrEqual],
  ['<', tokenKind.less],
  ['>=', tokenKind.greaterOrEqual],
  ['>', tokenKind.greater],
  ['==', tokenKind.equal],
  ['!=', tokenKind.notEqual],
  ['!', tokenKind.not],
  ['=', tokenKind.assign],
  ['-', tokenKind.minus],
  ['+', tokenKind.plus],
  ['*', tokenKind.multiply],
  ['/', tokenKind.divide],
  ['%', tokenKind.modulus],
];

function matchOperator(text: string, at: number): TokenMatch | undefined {
  for (const [operator, kind] of operators) {
    if (text.startsWith(operator, at)) return { kind, end: at + operator.length };
  }
  return undefined;
}

/** Quotes end the string unless they are doubled; of `'a''` without an end, the first quote ends it. */
function matchString(text: string, at: number, quote: number): TokenMatch | undefined {
  let end: number | undefined;
  for (let i = at + 1; i < text.length; i++) {
    if (text.charCodeAt(i) !== quote) continue;
    end = i + 1;
    if (text.charCodeAt(end) !== quote) break;
    i++;
  }
  return end === undefined ? undefined : { kind: tokenKind.string, end };
}

function digitsEnd(text: string, at: number): number {
  let i = at;
  while (digit(text.charCodeAt(i))) i++;
  return i;
}

function exponentEnd(text: string, at: number): number | undefined {
  if (text[at] !== 'e' && text[at] !== 'E') return undefined;
  const start = text[at + 1] === '+' || text[at + 1] === '-' ? at + 2 : at + 1;
  const end = digitsEnd(text, start);
  return end > start ? end : undefined;
}

/** The two dots of a range are matched with the integer, so that `1.` is not taken for the beginning of `1..3`. */
function matchNumber(text: string, at: number): TokenMatch | undefined {
  const start = text[at] === '-' ? at + 1 : at;
  const whole = digitsEnd(text, start);
  if (whole > start && text.startsWith('..', whole)) return { kind: tokenKind.integer, end: whole + 2 };
  if (text[whole] === '.') {
    const fraction = digitsEnd(text, whole + 1);
    if (whole === start && fraction === whole + 1) return undefined;
    return { kind: tokenKind.float, end: exponentEnd(text, fraction) ?? fraction };
  }
  if (whole === start) return undefined;
  const exponent = exponentEnd(text, whole);
  return exponent === undefined ? { kind: tokenKind.integer, end: whole } : { kind: tokenKind.float, end: exponent };
}
