import { type PatternBudget, PatternLimitError } from '../../compiler/mapping/java-pattern/index.js';
import type { PathStep, Reference } from '../../compiler/mapping/template.js';
import type { Evaluate, ExpressionCompiler } from './compile-expression.js';
import { costOfCall } from './cost-of-call.js';
import { putMember } from './map-methods.js';
import { className, getProperty, invoke } from './members.js';
import { getVariable, type RenderState, setVariable } from './render-state.js';
import { TemplateError } from './template-error.js';
import type { Value } from './value.js';
import { isNumber } from './value.js';

type Step = (value: Exclude<Value, null>, state: RenderState) => Value;

/** Compiles a reference to what computes its value; null anywhere along its path is null. */
export function compileReference(reference: Reference, compiler: ExpressionCompiler): Evaluate {
  const { name } = reference;
  if (name === '') return () => null;
  const steps = reference.path.map((step) => compileStep(step, compiler));
  const [first, second] = steps;
  if (first === undefined) return (state) => getVariable(state, name);
  if (second === undefined) {
    return (state) => {
      const value = getVariable(state, name);
      return value === null ? null : first(value, state);
    };
  }
  return (state) => {
    let value = getVariable(state, name);
    for (const step of steps) {
      if (value === null) return null;
      value = step(value, state);
    }
    return value;
  };
}

function compileStep(step: PathStep, compiler: ExpressionCompiler): Step {
  switch (step.kind) {
    case 'property': {
      const { name, start } = step;
      if (name !== 'bytes' && name !== 'Bytes') return (value) => getProperty(value, name);
      return (value, state) => {
        spendSteps(state, costOfCall(value, 'getBytes', noArguments), start);
        return getProperty(value, name);
      };
    }
    case 'method': {
      const { name, start } = step;
      const args = step.arguments.map((argument) => compiler.compileExpression(argument, compiler));
      return (value, state) => {
        const values = args.length === 0 ? noArguments : args.map((argument) => argument(state));
        spendSteps(state, 1 + costOfCall(value, name, values), start);
        try {
          return invoke(value, name, values, state.patterns) ?? null;
        } catch (error) {
          throw located(error, start, `Invocation of method '${name}' in class ${className(value)} threw exception`);
        }
      };
    }
    case 'index': {
      const index = compiler.compileExpression(step.index, compiler);
      const { start } = step;
      return (value, state) => getIndex(value, index(state), start, state);
    }
    default:
      return step satisfies never;
  }
}

function spendSteps(state: RenderState, cost: number, offset: number): void {
  state.steps -= cost;
  if (state.steps < 0)
    throw new TemplateError('LimitExceeded', 'The template takes too many steps.', undefined, offset);
}

const noArguments: readonly Value[] = [];

/** Gives the exception of a method the place of the call. */
function located(error: unknown, offset: number, message: string): unknown {
  if (error instanceof PatternLimitError) return new TemplateError('LimitExceeded', error.message, undefined, offset);
  if (!(error instanceof TemplateError) || error.offset !== undefined) return error;
  const cause = error.causeClass;
  if (cause === undefined) return new TemplateError(error.errorClass, error.message, undefined, offset);
  return new TemplateError('MethodInvocationException', `${message} ${error.message}`, cause, offset);
}

/** `$x[i]` is `$x.get(i)`; what that throws is a VelocityException. Negative indexes count from the end. */
function getIndex(value: Exclude<Value, null>, index: Value, offset: number, { patterns }: RenderState): Value {
  try {
    return invoke(value, 'get', [fromEnd(value, index, offset, patterns)], patterns) ?? null;
  } catch (error) {
    if (error instanceof TemplateError && error.causeClass !== undefined) {
      throw new TemplateError('VelocityException', error.message, error.causeClass, offset);
    }
    throw error;
  }
}

function fromEnd(value: Exclude<Value, null>, index: Value, offset: number, budget: PatternBudget): Value {
  if (typeof index !== 'number' || index >= 0) return index;
  const size = invoke(value, 'size', [], budget);
  if (typeof size === 'number') return size + index;
  const message = `A 'size()' method required for negative value ${index} does not exist for class '${className(value)}'`;
  throw new TemplateError('VelocityException', message, undefined, offset);
}

/** Compiles what `#set` does with a value that is not null. */
export function compileAssignment(
  reference: Reference,
  compiler: ExpressionCompiler,
): (state: RenderState, value: Exclude<Value, null>) => void {
  const { name, path } = reference;
  const last = path.at(-1);
  if (last === undefined) {
    // Velocity takes the name from the reference's first token: `${x}` and `$!x` set variables that nobody can read.
    return reference.literal === `$${name}` ? (state, value) => setVariable(state, name, value) : () => {};
  }
  const parent = compileReference({ ...reference, path: path.slice(0, -1) }, compiler);
  if (last.kind === 'index') {
    const index = compiler.compileExpression(last.index, compiler);
    const { start } = last;
    return (state, value) => {
      const target = parent(state);
      if (target === null) return;
      const at = fromEnd(target, index(state), start, state.patterns);
      try {
        const { patterns } = state;
        if (invoke(target, 'set', [at, value], patterns) === undefined) invoke(target, 'put', [at, value], patterns);
      } catch (error) {
        throw located(error, start, 'Setting an index threw exception');
      }
    };
  }
  const member = last.name;
  return (state, value) => {
    const target = parent(state);
    if (typeof target !== 'object' || target === null || isNumber(target)) return;
    if (target.kind === 'map') putMember(target, member, value);
    else if (target.kind === 'scope') target.entries.set(member, value);
    else if (target.kind === 'entry' && (member === 'value' || member === 'Value'))
      putMember(target.map, target.key, value);
  };
}
