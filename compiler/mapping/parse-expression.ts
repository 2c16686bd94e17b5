import { enter, type ParseContext } from './parse-context.js';
import { parseValue } from './parse-parameter.js';
import type { BinaryOperator, Expression } from './template.js';
import { type TokenKind, tokenKind } from './velocity-token.js';

/** Operators by precedence, loosest first. Operators of one level are worked off from the left. */
const levels: readonly ReadonlyMap<TokenKind, BinaryOperator>[] = [
  new Map<TokenKind, BinaryOperator>([[tokenKind.or, '||']]),
  new Map<TokenKind, BinaryOperator>([[tokenKind.and, '&&']]),
  new Map<TokenKind, BinaryOperator>([
    [tokenKind.equal, '=='],
    [tokenKind.notEqual, '!='],
  ]),
  new Map<TokenKind, BinaryOperator>([
    [tokenKind.less, '<'],
    [tokenKind.greater, '>'],
    [tokenKind.lessOrEqual, '<='],
    [tokenKind.greaterOrEqual, '>='],
  ]),
  new Map<TokenKind, BinaryOperator>([
    [tokenKind.plus, '+'],
    [tokenKind.minus, '-'],
  ]),
  new Map<TokenKind, BinaryOperator>([
    [tokenKind.multiply, '*'],
    [tokenKind.divide, '/'],
    [tokenKind.modulus, '%'],
  ]),
];

/** The expression of `#set` and `#if`. */
export function parseExpression(context: ParseContext): Expression {
  enter(context);
  const expression = parseLevel(context, 0);
  context.depth--;
  return expression;
}

function parseLevel(context: ParseContext, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return parseUnary(context);
  let left = parseLevel(context, level + 1);
  for (let links = 0; ; links++) {
    const operator = operators.get(context.tokens.peek());
    if (operator === undefined) return left;
    // A long chain is a deep tree: whoever walks it would run out of stack.
    if (links >= 1000) context.tokens.unexpected();
    context.tokens.take();
    const right = parseLevel(context, level + 1);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

function parseUnary(context: ParseContext): Expression {
  const { tokens } = context;
  const ahead = tokens.peek() === tokenKind.whitespace ? tokens.peek(2) : tokens.peek();
  if (ahead !== tokenKind.not) return parsePrimary(context);
  tokens.accept(tokenKind.whitespace);
  const start = context.baseOffset + tokens.take().start;
  enter(context);
  const operand = parseUnary(context);
  context.depth--;
  return { kind: 'not', operand, start, end: operand.end };
}

function parsePrimary(context: ParseContext): Expression {
  const { tokens } = context;
  tokens.accept(tokenKind.whitespace);
  let value: Expression;
  if (tokens.accept(tokenKind.parenOpen) === undefined) {
    value = parseValue(context);
  } else {
    value = parseExpression(context);
    tokens.expect(tokenKind.parenClose);
  }
  tokens.accept(tokenKind.whitespace);
  return value;
}
