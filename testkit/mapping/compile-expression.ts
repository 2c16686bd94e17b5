import type { BinaryExpression, Expression, MapLiteral, RangeLiteral } from '../../compiler/mapping/template.js';
import { compileReference } from './compile-reference.js';
import { javaEquals } from './java-equals.js';
import { arithmetic, compareNumbers, toInt, wholeNumber } from './java-number.js';
import { javaText, longestText } from './java-text.js';
import { putMember } from './map-methods.js';
import { className } from './members.js';
import type { RenderState } from './render-state.js';
import { TemplateError } from './template-error.js';
import { double, isNumber, list, map, type Value } from './value.js';

export type Evaluate = (state: RenderState) => Value;
export type Test = (state: RenderState) => boolean;

/** What compiling an expression needs of compiling statements: the bodies of double-quoted strings. */
export interface ExpressionCompiler {
  readonly compileExpression: (expression: Expression, compiler: ExpressionCompiler) => Evaluate;
  readonly compileBlock: (
    statements: readonly Extract<Expression, { kind: 'interpolated' }>['statements'][number][],
  ) => (state: RenderState) => void;
}

/** Items of a range; Java would make them all. */
const longestRange = 1_000_000;

/** Compiles an expression to what computes its value. */
export function compileExpression(expression: Expression, compiler: ExpressionCompiler): Evaluate {
  switch (expression.kind) {
    case 'string': {
      const { value } = expression;
      return () => value;
    }
    case 'integer': {
      const value = wholeNumber(BigInt(expression.text));
      return () => value;
    }
    case 'float': {
      const value = double(Number(expression.text));
      return () => value;
    }
    case 'boolean': {
      const { value } = expression;
      return () => value;
    }
    case 'interpolated': {
      const body = compiler.compileBlock(expression.statements);
      const { dropLast } = expression;
      return (state) => {
        const text = renderText(state, body);
        return dropLast ? text.slice(0, -1) : text;
      };
    }
    case 'reference':
      return compileReference(expression, compiler);
    case 'list': {
      const items = expression.items.map((item) => compileExpression(item, compiler));
      return (state) => list(items.map((item) => item(state)));
    }
    case 'map':
      return compileMap(expression, compiler);
    case 'range':
      return compileRange(expression, compiler);
    case 'not':
    case 'binary':
      return expression.kind === 'binary' && isArithmetic(expression.operator)
        ? compileArithmetic(expression, expression.operator, compiler)
        : compileTest(expression, compiler);
    default:
      return expression satisfies never;
  }
}

/** Renders a body into a text of its own. */
export function renderText(state: RenderState, body: (state: RenderState) => void): string {
  const { out } = state;
  state.out = '';
  try {
    body(state);
    return state.out;
  } finally {
    state.out = out;
  }
}

/** Compiles a condition. Of plain values only references and booleans can be true. */
export function compileTest(expression: Expression, compiler: ExpressionCompiler): Test {
  switch (expression.kind) {
    case 'reference': {
      const evaluate = compileReference(expression, compiler);
      return (state) => {
        const value = evaluate(state);
        return value !== null && value !== false;
      };
    }
    case 'boolean': {
      const { value } = expression;
      return () => value;
    }
    case 'not': {
      const operand = compileTest(expression.operand, compiler);
      return (state) => !operand(state);
    }
    case 'binary':
      return compileBinaryTest(expression, compiler);
    default: {
      // A literal is false, but a map's values and an interpolated string are not even looked at.
      return () => false;
    }
  }
}

function compileBinaryTest(expression: BinaryExpression, compiler: ExpressionCompiler): Test {
  const { operator } = expression;
  if (operator === '&&' || operator === '||') {
    const left = compileTest(expression.left, compiler);
    const right = compileTest(expression.right, compiler);
    return operator === '&&' ? (state) => left(state) && right(state) : (state) => left(state) || right(state);
  }
  const left = compileExpression(expression.left, compiler);
  const right = compileExpression(expression.right, compiler);
  switch (operator) {
    case '==':
      return (state) => looselyEqual(left(state), right(state));
    case '!=':
      return (state) => !looselyEqual(left(state), right(state));
    case '<':
      return (state) => order(left(state), right(state)) < 0;
    case '>':
      return (state) => order(left(state), right(state)) > 0;
    case '<=':
      return (state) => order(left(state), right(state)) <= 0;
    case '>=':
      return (state) => order(left(state), right(state)) >= 0;
    default:
      return () => false;
  }
}

/** NaN unless both are numbers: every comparison with it is false. */
function order(left: Value, right: Value): number {
  return isNumber(left) && isNumber(right) ? compareNumbers(left, right) : Number.NaN;
}

/** `==`: numbers by value, objects of one class by `equals`, all else by text. Null equals the empty string, as on AWS. */
export function looselyEqual(left: Value, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (left !== null && right !== null && sameClass(left, right)) return javaEquals(left, right);
  return (left === null ? '' : javaText(left)) === (right === null ? '' : javaText(right));
}

function sameClass(left: Exclude<Value, null>, right: Exclude<Value, null>): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return typeof left === typeof right;
  if (left.kind !== right.kind) return false;
  // JSONArray extends ArrayList.
  const lists = left.kind === 'list' && right.kind === 'list' && isArrayList(left.type) && isArrayList(right.type);
  return lists || className(left) === className(right);
}

const isArrayList = (type: string): boolean => type === 'ArrayList' || type === 'JSONArray';

function isArithmetic(operator: BinaryExpression['operator']): operator is '+' | '-' | '*' | '/' | '%' {
  return operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '%';
}

/** A sum with a string is text; a null in it prints as the template wrote it. All other failures are null. */
function compileArithmetic(
  expression: BinaryExpression,
  operator: '+' | '-' | '*' | '/' | '%',
  compiler: ExpressionCompiler,
): Evaluate {
  const left = compileExpression(expression.left, compiler);
  const right = compileExpression(expression.right, compiler);
  const leftLiteral = expression.left.kind === 'reference' ? expression.left.literal : 'null';
  const rightLiteral = expression.right.kind === 'reference' ? expression.right.literal : 'null';
  return (state) => {
    const a = left(state);
    const b = right(state);
    if (operator === '+' && (typeof a === 'string' || typeof b === 'string')) {
      const text = (a === null ? leftLiteral : javaText(a)) + (b === null ? rightLiteral : javaText(b));
      if (text.length > longestText) throw new TemplateError('LimitExceeded', 'A text is too long.');
      return text;
    }
    return isNumber(a) && isNumber(b) ? arithmetic(operator, a, b) : null;
  };
}

function compileMap(expression: MapLiteral, compiler: ExpressionCompiler): Evaluate {
  const entries = expression.entries.map(({ key, value }) => ({
    key: compileExpression(key, compiler),
    value: compileExpression(value, compiler),
  }));
  return (state) => {
    const result = map();
    for (const { key, value } of entries) putMember(result, key(state), value(state));
    return result;
  };
}

/** Counts up or down; anything but two whole numbers is null. */
function compileRange(expression: RangeLiteral, compiler: ExpressionCompiler): Evaluate {
  const from = compileExpression(expression.from, compiler);
  const to = compileExpression(expression.to, compiler);
  return (state) => {
    const first = from(state);
    const last = to(state);
    if (!isNumber(first) || !isNumber(last)) return null;
    const start = toInt(first);
    const end = toInt(last);
    const size = Math.abs(end - start) + 1;
    if (size > longestRange) throw new TemplateError('LimitExceeded', 'A range is too long.');
    state.steps -= size >> 4;
    const step = start <= end ? 1 : -1;
    return list(Array.from({ length: size }, (_, i) => start + i * step));
  };
}
