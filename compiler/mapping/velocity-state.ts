/** The lexical states of Velocity's grammar. */
export const lexicalState = {
  reference: 0,
  /** Behind the dot of a reference. */
  property: 1,
  index: 2,
  directive: 3,
  arguments: 4,
  default: 5,
  textBlock: 7,
  blockComment: 8,
  formalComment: 9,
  lineComment: 10,
  /** Behind a `#`, until it is known which directive follows. */
  preDirective: 11,
} as const;

export type LexicalState = (typeof lexicalState)[keyof typeof lexicalState];
