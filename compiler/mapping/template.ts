/**
 * A parsed mapping template. Every `start` and `end` is a zero-based offset, in UTF-16 units, into the text of the
 * template; inside a double-quoted string they are exact as long as no quote is doubled before them.
 *
 * @see https://velocity.apache.org/engine/1.7/vtl-reference.html
 */
export interface Template {
  readonly text: string;
  readonly statements: readonly Statement[];
  /** Macros by name; the first definition wins, wherever it stands. Definitions inside strings are included. */
  readonly macros: ReadonlyMap<string, Macro>;
}

/** A stretch of the template's text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whatever stands in a template's body. */
export type Statement =
  | TextStatement
  | Reference
  | SetStatement
  | IfStatement
  | ForeachStatement
  | DefineStatement
  | EvaluateStatement
  | IncludeStatement
  | BreakStatement
  | StopStatement
  | MacroCall;

/** Text that is printed as it is, escapes already undone. */
export interface TextStatement extends Span {
  readonly kind: 'text';
  readonly text: string;
}

/** `$x`, `${x.y}`, `$!x.m(1)[0]`. */
export interface Reference extends Span {
  readonly kind: 'reference';
  readonly name: string;
  readonly path: readonly PathStep[];
  /** `$!`: a null prints nothing even in stock Velocity. */
  readonly quiet: boolean;
  /** `\$x`: prints the reference's own text when it is defined, backslash and all when it is not. */
  readonly escaped: boolean;
  /** What is printed before the value: text that the lexer gave to this token, such as the first `$` of `$$x`. */
  readonly prefix: string;
  /** Half of the backslashes that stood before the reference. */
  readonly escapePrefix: string;
  /** What stock Velocity prints for null. */
  readonly literal: string;
}

/** One step of a reference, behind the name. */
export type PathStep = PropertyStep | MethodStep | IndexStep;

export interface PropertyStep extends Span {
  readonly kind: 'property';
  readonly name: string;
}

export interface MethodStep extends Span {
  readonly kind: 'method';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface IndexStep extends Span {
  readonly kind: 'index';
  readonly index: Expression;
}

/** `#set($x = 1)`. */
export interface SetStatement extends Span {
  readonly kind: 'set';
  readonly target: Reference;
  readonly value: Expression;
}

/** `#if … #elseif … #else … #end`. */
export interface IfStatement extends Span {
  readonly kind: 'if';
  readonly branches: readonly { readonly condition: Expression; readonly body: readonly Statement[] }[];
  readonly otherwise?: readonly Statement[];
}

/** `#foreach($x in …)`. */
export interface ForeachStatement extends Span {
  readonly kind: 'foreach';
  readonly variable: string;
  /** Absent when the directive has too few arguments: the loop then fails or does nothing, as Velocity does. */
  readonly list?: Expression;
  readonly body: readonly Statement[];
}

/** `#define($x) … #end`. */
export interface DefineStatement extends Span {
  readonly kind: 'define';
  readonly variable: string;
  readonly body: readonly Statement[];
}

/** `#evaluate(…)`. */
export interface EvaluateStatement extends Span {
  readonly kind: 'evaluate';
  readonly value: Expression;
}

/** `#include` and `#parse`: API Gateway has no files to include. */
export interface IncludeStatement extends Span {
  readonly kind: 'include' | 'parse';
  readonly arguments: readonly Expression[];
}

/** `#break`, with a loop's scope as an optional argument. */
export interface BreakStatement extends Span {
  readonly kind: 'break';
  readonly scope?: Expression;
}

/** `#stop`. */
export interface StopStatement extends Span {
  readonly kind: 'stop';
}

/** `#name(…)`, `#name`, `#@name(…) … #end`: a macro, or plain text when no macro has that name. */
export interface MacroCall extends Span {
  readonly kind: 'macroCall';
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** Of `#@name`. */
  readonly body?: readonly Statement[];
  /** What is printed when there is no such macro. */
  readonly literal: string;
  /** An argument that is a bare word: calling a macro with it fails. */
  readonly badArgument?: string;
}

/** `#macro(name $a $b) … #end`. */
export interface Macro extends Span {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: readonly Statement[];
}

/** A value in `#set`, a condition or an argument. */
export type Expression =
  | Reference
  | StringLiteral
  | InterpolatedString
  | IntegerLiteral
  | FloatLiteral
  | BooleanLiteral
  | ListLiteral
  | MapLiteral
  | RangeLiteral
  | NotExpression
  | BinaryExpression;

export interface StringLiteral extends Span {
  readonly kind: 'string';
  readonly value: string;
}

/** A double-quoted string in which references or directives stand. */
export interface InterpolatedString extends Span {
  readonly kind: 'interpolated';
  readonly statements: readonly Statement[];
  /** The last character of what is rendered is Velocity's own and is dropped. */
  readonly dropLast: boolean;
}

/** Any whole number, as written: its type (Integer, Long, BigInteger) follows from its size. */
export interface IntegerLiteral extends Span {
  readonly kind: 'integer';
  readonly text: string;
}

export interface FloatLiteral extends Span {
  readonly kind: 'float';
  readonly text: string;
}

export interface BooleanLiteral extends Span {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** `[1, $x]`. */
export interface ListLiteral extends Span {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** `{'a': 1}`. */
export interface MapLiteral extends Span {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

/** `[1..$n]`. */
export interface RangeLiteral extends Span {
  readonly kind: 'range';
  readonly from: Expression;
  readonly to: Expression;
}

export interface NotExpression extends Span {
  readonly kind: 'not';
  readonly operand: Expression;
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface BinaryExpression extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
