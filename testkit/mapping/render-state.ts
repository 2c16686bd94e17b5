import type { PatternBudget } from '../../compiler/mapping/java-pattern/index.js';
import type { Value } from './value.js';

/** Where a template's variables live: the whole template's, or those of a macro that is being called. */
export interface Frame {
  readonly variables: Map<string, Value>;
  /** The arguments of a macro, evaluated anew at each use, in the frame of the caller. */
  readonly arguments?: ReadonlyMap<string, MacroArgument>;
  readonly parent?: Frame;
  /** A loop's variable whose item is null: it reads as null, whatever is set. */
  readonly hidden?: string;
}

export interface MacroArgument {
  readonly evaluate: (state: RenderState) => Value;
  readonly literal: string;
}

/** What one render carries along. */
export interface RenderState {
  /** What has been printed so far. */
  out: string;
  frame: Frame;
  /** Steps that are left. */
  steps: number;
  /** What regular expressions may still cost. */
  readonly patterns: PatternBudget;
  /** Calls of macros, defines and evaluates within each other. */
  depth: number;
  macroDepth: number;
  /** Characters that may still be printed. */
  readonly maxOutput: number;
  /** Stops a render that has run too long; throws. */
  checkTime(): void;
  readonly maxLoops: number;
  /** `$input`, `$util`, `$context`, `$stageVariables`, made when they are first used. */
  builtin(name: string): Value;
  /** Runs the macro, if there is one of that name. */
  macro(name: string): CompiledMacro | undefined;
  /** Renders the text as a template. */
  evaluate(text: string): void;
}

export interface CompiledMacro {
  readonly parameters: readonly string[];
  readonly body: (state: RenderState) => void;
}

/** Reads a variable. */
export function getVariable(state: RenderState, name: string): Value {
  for (let frame: Frame = state.frame; ; ) {
    if (frame.hidden === name) return null;
    const value = frame.variables.get(name);
    if (value !== undefined && value !== null) return value;
    const argument = frame.arguments?.get(name);
    if (argument !== undefined && frame.parent !== undefined) {
      const saved = state.frame;
      state.frame = frame.parent;
      try {
        return argument.evaluate(state);
      } finally {
        state.frame = saved;
      }
    }
    if (frame.parent === undefined) return value === undefined ? state.builtin(name) : null;
    frame = frame.parent;
  }
}

/** Sets a variable: in a macro, for the macro and for all around it. */
export function setVariable(state: RenderState, name: string, value: Value): void {
  for (let frame: Frame | undefined = state.frame; frame !== undefined; frame = frame.parent) {
    if (frame.hidden === undefined) frame.variables.set(name, value);
  }
}

/** Forgets a variable, as the end of a loop does. */
export function removeVariable(state: RenderState, name: string): void {
  for (let frame: Frame | undefined = state.frame; frame !== undefined; frame = frame.parent) {
    if (frame.parent === undefined) frame.variables.set(name, null);
    else frame.variables.delete(name);
  }
}

/** `#break`: leaves the nearest loop, macro or block, or the loop of the scope that it names. */
export interface BreakSignal {
  readonly signal: 'break';
  readonly scope: Value;
}

/** `#stop`: leaves the template. */
export const stopSignal = { signal: 'stop' } as const;

export function isBreak(error: unknown): error is BreakSignal {
  return typeof error === 'object' && error !== null && 'signal' in error && error.signal === 'break';
}
