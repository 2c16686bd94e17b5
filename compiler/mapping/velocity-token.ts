/** Kinds of tokens, in the order in which Velocity's grammar declares them: of two equally long matches the lower wins. */
export const tokenKind = {
  end: 0,
  indexOpen: 1,
  indexClose: 2,
  bracketOpen: 3,
  bracketClose: 4,
  comma: 5,
  doubleDot: 6,
  colon: 7,
  curlyOpen: 8,
  curlyClose: 9,
  parenOpen: 10,
  parenClose: 11,
  argumentsClose: 12,
  escapedDirective: 13,
  set: 14,
  dollar: 15,
  dollarBang: 16,
  textBlockOpen: 17,
  formalCommentOpen: 18,
  blockCommentOpen: 19,
  hash: 20,
  lineCommentOpen: 21,
  doubleEscape: 22,
  escape: 23,
  text: 24,
  lineCommentClose: 25,
  formalCommentClose: 26,
  blockCommentClose: 27,
  textBlock: 28,
  skip: 29,
  more: 30,
  whitespace: 31,
  string: 32,
  true: 33,
  false: 34,
  minus: 36,
  plus: 37,
  multiply: 38,
  divide: 39,
  modulus: 40,
  and: 41,
  or: 42,
  less: 43,
  lessOrEqual: 44,
  greater: 45,
  greaterOrEqual: 46,
  equal: 47,
  notEqual: 48,
  not: 49,
  assign: 50,
  endDirective: 51,
  if: 52,
  elseif: 53,
  else: 54,
  integer: 56,
  float: 57,
  word: 61,
  bracketedWord: 62,
  identifier: 66,
  dot: 67,
  referenceOpen: 68,
  referenceClose: 69,
  referenceTerminator: 70,
  directiveTerminator: 71,
  emptyIndex: 72,
} as const;

export type TokenKind = (typeof tokenKind)[keyof typeof tokenKind];

/** A token of a Velocity template. */
export interface Token {
  readonly kind: TokenKind;
  /**
   * Its text; a dot has lost the letter and an integer the two dots that were matched only to tell them apart. A
   * reference that has been parsed has taken the backslashes and stray `$`s off, as Velocity does.
   */
  image: string;
  readonly start: number;
  readonly end: number;
  /** Text that belongs to no token and is printed before this one, such as the `$` of `$ 5`. */
  readonly special: string;
  /** The token that was read after this one, once it has been read. */
  next: Token | undefined;
}
