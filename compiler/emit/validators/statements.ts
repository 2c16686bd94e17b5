import { all, type Condition, operands, printCondition } from './condition.js';

/** A statement of emitted code: text, or an `if` that is put into lines when it is printed. */
export type Statement = string | If;

export interface If {
  readonly condition: Condition;
  readonly body: readonly Statement[];
  readonly otherwise?: readonly Statement[];
}

export function when(condition: Condition, body: readonly Statement[], otherwise?: readonly Statement[]): Statement {
  if (otherwise !== undefined) return { condition, body, otherwise };
  const [only] = body;
  // An `if` that holds nothing but an `if` becomes one, unless that would need brackets.
  if (body.length === 1 && only !== undefined && typeof only !== 'string' && only.otherwise === undefined) {
    if (condition.kind !== 'any' && only.condition.kind !== 'any')
      return { condition: all([condition, only.condition]), body: only.body };
  }
  return { condition, body };
}

/** A block with a head, such as a loop; the head ends in its opening brace. */
export function block(head: string, body: readonly Statement[]): readonly string[] {
  return [head, ...indent(print(body)), '}'];
}

/** The statements as lines. */
export function print(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((statement) => (typeof statement === 'string' ? [statement] : printIf(statement)));
}

/** The lines, one level deeper; what follows a line break inside one is moved too. Literals hold no line breaks. */
export function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line.includes('\n') ? line.replaceAll('\n', '\n  ') : line}`);
}

function printIf({ condition, body, otherwise }: If): readonly string[] {
  const text = printCondition(condition);
  const [only] = body;
  const line = typeof only === 'string' && body.length === 1 ? `if (${text}) ${only}` : undefined;
  if (otherwise === undefined && line !== undefined && line.length <= 110 && !line.includes('\n')) return [line];
  const head = text.length <= 105 ? [`if (${text}) {`] : longHead(condition);
  return [...head, ...indent(print(body)), ...tail(otherwise)];
}

function tail(otherwise: readonly Statement[] | undefined): readonly string[] {
  if (otherwise === undefined) return ['}'];
  const [only] = otherwise;
  if (otherwise.length > 1 || only === undefined || typeof only === 'string')
    return ['} else {', ...indent(print(otherwise)), '}'];
  const text = printCondition(only.condition);
  return [`} else if (${text}) {`, ...indent(print(only.body)), ...tail(only.otherwise)];
}

function longHead(condition: Condition): readonly string[] {
  const parts = operands(condition);
  return ['if (', ...parts.map((part, index) => `  ${part}${index < parts.length - 1 ? ' ||' : ''}`), ') {'];
}
