import type {
  DefineStatement,
  ForeachStatement,
  MacroCall,
  Reference,
  Statement,
} from '../../compiler/mapping/template.js';
import { compileExpression, compileTest, type ExpressionCompiler, renderText } from './compile-expression.js';
import { compileAssignment, compileReference } from './compile-reference.js';
import { iterationOf } from './iteration-of.js';
import { javaText } from './java-text.js';
import {
  type CompiledMacro,
  type Frame,
  getVariable,
  isBreak,
  type MacroArgument,
  type RenderState,
  removeVariable,
  setVariable,
  stopSignal,
} from './render-state.js';
import { TemplateError } from './template-error.js';
import type { BlockValue, ScopeValue, Value } from './value.js';

type Run = (state: RenderState) => void;

/** Velocity's own limits. */
const deepestMacro = 20;
const deepestDefine = 2;
/** Macros, defines and evaluates within each other; Java's stack ends somewhere beyond. */
const deepestCall = 100;

/** Takes one step; throws when the render has taken too many or too long. */
function tick(state: RenderState): void {
  state.steps--;
  if (state.steps < 0) throw new TemplateError('LimitExceeded', 'The template takes too many steps.');
  if ((state.steps & 1023) === 0) state.checkTime();
}

/** Prints. */
function write(state: RenderState, text: string): void {
  state.out += text;
  if (state.out.length > state.maxOutput) throw new TemplateError('LimitExceeded', 'The template prints too much.');
}

/** Compiles a body to one function. */
export function compileBlock(statements: readonly Statement[]): Run {
  const runs = statements.map(compileStatement);
  const [first, second, third] = runs;
  if (first === undefined) return () => {};
  if (second === undefined) return first;
  if (third === undefined) {
    return (state) => {
      first(state);
      second(state);
    };
  }
  return (state) => {
    for (const run of runs) run(state);
  };
}

const compiler: ExpressionCompiler = { compileBlock, compileExpression };

function compileStatement(statement: Statement): Run {
  switch (statement.kind) {
    case 'text': {
      const { text } = statement;
      return (state) => write(state, text);
    }
    case 'reference':
      return compilePrint(statement);
    case 'set': {
      const value = compileExpression(statement.value, compiler);
      const assign = compileAssignment(statement.target, compiler);
      return (state) => {
        tick(state);
        const result = value(state);
        if (result !== null) assign(state, result);
      };
    }
    case 'if': {
      const branches = statement.branches.map(({ condition, body }) => ({
        test: compileTest(condition, compiler),
        run: compileBlock(body),
      }));
      const otherwise = compileBlock(statement.otherwise ?? []);
      return (state) => {
        for (const { test, run } of branches) {
          if (test(state)) {
            run(state);
            return;
          }
        }
        otherwise(state);
      };
    }
    case 'foreach':
      return compileForeach(statement);
    case 'define':
      return compileDefine(statement);
    case 'evaluate': {
      const value = compileExpression(statement.value, compiler);
      return (state) => {
        tick(state);
        const text = value(state);
        if (text !== null) deeper(state, () => state.evaluate(javaText(text)));
      };
    }
    case 'include':
    case 'parse': {
      const { kind, start } = statement;
      if (kind === 'include' && statement.arguments.length === 0) return () => {};
      return () => {
        const cause = statement.arguments.length === 0 ? 'VelocityException' : 'ResourceNotFoundException';
        throw new TemplateError(cause, `#${kind}: there are no files to include.`, undefined, start);
      };
    }
    case 'break': {
      const { start } = statement;
      const scope = statement.scope === undefined ? undefined : compileExpression(statement.scope, compiler);
      return (state) => {
        if (scope === undefined) throw { signal: 'break', scope: null };
        const value = scope(state);
        if (typeof value !== 'object' || value === null || value.kind !== 'scope') {
          throw new TemplateError('VelocityException', 'The argument of #break is no scope.', undefined, start);
        }
        throw { signal: 'break', scope: value };
      };
    }
    case 'stop':
      return () => {
        throw stopSignal;
      };
    case 'macroCall':
      return compileMacroCall(statement);
    default:
      return statement satisfies never;
  }
}

function compilePrint(reference: Reference): Run {
  const { escaped, escapePrefix, prefix, literal } = reference;
  if (reference.name === '') return (state) => write(state, escapePrefix + prefix);
  const evaluate = compileReference(reference, compiler);
  const before = escapePrefix + prefix;
  if (escaped) {
    return (state) => {
      const text = reference.quiet ? literal : argumentLiteral(state, reference);
      write(state, evaluate(state) === null ? `${escapePrefix}\\${text}` : escapePrefix + text);
    };
  }
  return (state) => {
    tick(state);
    const value = evaluate(state);
    if (typeof value === 'string') {
      write(state, before === '' ? value : before + value);
    } else if (value === null) {
      if (before !== '') write(state, before);
    } else if (typeof value === 'object' && value.kind === 'block') {
      if (before !== '') write(state, before);
      printBlock(state, value, literal);
    } else {
      write(state, before + javaText(value));
    }
  };
}

/** Inside a macro an escaped parameter prints what the caller wrote for it. */
function argumentLiteral(state: RenderState, { name, path, literal }: Reference): string {
  if (path.length > 0 || literal !== `$${name}`) return literal;
  return state.frame.arguments?.get(name)?.literal ?? literal;
}

const blockBodies = new WeakMap<BlockValue, { readonly run: Run; depth: number }>();

/** A block that is printed sees the variables of the place where it is printed. */
function printBlock(state: RenderState, block: BlockValue, literal: string): void {
  const body = blockBodies.get(block);
  if (body === undefined) {
    write(state, block.render());
  } else if (body.depth >= deepestDefine) {
    write(state, literal);
  } else {
    body.depth++;
    try {
      deeper(state, () => untilBreak(() => body.run(state)));
    } finally {
      body.depth--;
    }
  }
}

function deeper(state: RenderState, run: () => void): void {
  if (state.depth >= deepestCall)
    throw new TemplateError('StackOverflowError', 'The template calls itself too deeply.');
  state.depth++;
  try {
    run();
  } finally {
    state.depth--;
  }
}

function untilBreak(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!isBreak(error) || error.scope !== null) throw error;
  }
}

function compileDefine(statement: DefineStatement): Run {
  const run = compileBlock(statement.body);
  return (state) => {
    const { frame } = state;
    const body = { run, depth: 0 };
    const block: BlockValue = {
      kind: 'block',
      // Asked for its text, a block sees the variables of the place where it was defined.
      render: () => {
        if (body.depth >= deepestDefine) return '';
        const saved = state.frame;
        state.frame = frame;
        body.depth++;
        try {
          return renderText(state, (inner) => deeper(inner, () => untilBreak(() => run(inner))));
        } finally {
          body.depth--;
          state.frame = saved;
        }
      },
    };
    blockBodies.set(block, body);
    setVariable(state, statement.variable, block);
  };
}

/**
 * AWS ends a loop after 1,000 turns; that the rest is dropped, and not the request, is unconfirmed (Velocity's own limit
 * drops it).
 */
function compileForeach(statement: ForeachStatement): Run {
  const { variable, start } = statement;
  const run = compileBlock(statement.body);
  if (statement.list === undefined) return () => {};
  const list = compileExpression(statement.list, compiler);
  return (state) => {
    tick(state);
    const found = iterationOf(list(state));
    if (found === undefined) return;
    const { items, from, owner } = found;
    const outer = getVariable(state, variable);
    const outerCount = getVariable(state, 'velocityCount');
    const outerHasNext = getVariable(state, 'velocityHasNext');
    const outerScope = getVariable(state, 'foreach');
    const parent = typeof outerScope === 'object' && outerScope?.kind === 'scope' ? outerScope : null;
    const scope: ScopeValue = { kind: 'scope', parent, entries: new Map(), index: -1, hasNext: false };
    setVariable(state, 'foreach', scope);
    const size = items.length;
    const members = owner?.entries.size;
    try {
      for (let i = from; i < items.length && i - from < state.maxLoops; i++) {
        // Java's iterators notice when the list or map that they walk changes its size.
        if (items.length !== size || owner?.entries.size !== members) {
          throw new TemplateError('ConcurrentModificationException', 'The list changes in its loop.', undefined, start);
        }
        tick(state);
        const item = items[i] ?? null;
        scope.index = i - from;
        scope.hasNext = i + 1 < size;
        setVariable(state, 'velocityCount', scope.index + 1);
        setVariable(state, 'velocityHasNext', scope.hasNext);
        setVariable(state, variable, item);
        if (item === null) hidden(state, variable, run);
        else run(state);
      }
    } catch (error) {
      if (!isBreak(error) || (error.scope !== null && error.scope !== scope)) throw error;
    } finally {
      restore(state, variable, outer);
      restore(state, 'velocityCount', outerCount);
      restore(state, 'velocityHasNext', outerHasNext);
      restore(state, 'foreach', outerScope);
    }
  };
}

function restore(state: RenderState, name: string, value: Value): void {
  if (value === null) removeVariable(state, name);
  else setVariable(state, name, value);
}

function hidden(state: RenderState, name: string, run: Run): void {
  const { frame } = state;
  state.frame = { variables: new Map(), parent: frame, hidden: name };
  try {
    run(state);
  } finally {
    state.frame = frame;
  }
}

function compileMacroCall(call: MacroCall): Run {
  const { name, literal, badArgument, start } = call;
  const args = call.arguments.map((argument): MacroArgument & { readonly constant: boolean } => ({
    evaluate: compileExpression(argument, compiler),
    literal: argument.kind === 'reference' ? argument.literal : '',
    constant: !['reference', 'interpolated', 'list', 'map', 'range'].includes(argument.kind),
  }));
  const body = call.body === undefined ? undefined : compileBlock(call.body);
  return (state) => {
    tick(state);
    const macro = state.macro(name);
    if (macro === undefined) {
      write(state, literal);
      return;
    }
    if (badArgument !== undefined) {
      throw new TemplateError(
        'TemplateInitException',
        `Invalid arg '${badArgument}' in macro #${name}`,
        undefined,
        start,
      );
    }
    if (state.macroDepth >= deepestMacro) {
      const message = `Max calling depth of ${deepestMacro} was exceeded in macro '${name}'`;
      throw new TemplateError('MacroOverflowException', message, undefined, start);
    }
    const caller = state.frame;
    state.frame = macroFrame(state, macro, args, body);
    state.macroDepth++;
    try {
      macro.body(state);
    } catch (error) {
      if (!isBreak(error) || error.scope !== null) throw error;
    } finally {
      state.macroDepth--;
      state.frame = caller;
    }
  };
}

function macroFrame(
  state: RenderState,
  macro: CompiledMacro,
  args: readonly (MacroArgument & { readonly constant: boolean })[],
  body: Run | undefined,
): Frame {
  const parent = state.frame;
  const variables = new Map<string, Value>();
  const dynamic = new Map<string, MacroArgument>();
  macro.parameters.forEach((parameter, i) => {
    const argument = args[i];
    if (argument === undefined) return;
    if (argument.constant) variables.set(parameter, argument.evaluate(state));
    else dynamic.set(parameter, argument);
  });
  if (body !== undefined) variables.set('bodyContent', bodyContent(state, parent, body));
  return { variables, arguments: dynamic, parent };
}

/** `$bodyContent`: printed with the macro's variables in sight; asked for its text, with the caller's alone. */
function bodyContent(state: RenderState, frame: Frame, run: Run): BlockValue {
  const render = (): string => {
    const saved = state.frame;
    state.frame = frame;
    try {
      return renderText(state, run);
    } finally {
      state.frame = saved;
    }
  };
  const block: BlockValue = { kind: 'block', render };
  blockBodies.set(block, { run, depth: 0 });
  return block;
}
