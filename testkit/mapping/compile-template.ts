import { type PatternBudget, patternBudget } from '../../compiler/mapping/java-pattern/index.js';
import { MappingSyntaxError } from '../../compiler/mapping/mapping-syntax-error.js';
import type { JsonPathRelease } from '../../compiler/mapping/parse-json-path.js';
import { parseTemplate } from '../../compiler/mapping/parse-template.js';
import type { Template } from '../../compiler/mapping/template.js';
import { compileBlock } from './compile-statement.js';
import { contextVariable } from './context-variable.js';
import { type InputBindings, inputVariable } from './input-variable.js';
import { beginOverrides } from './override-log.js';
import { type PlainRecord, recordValue } from './record-value.js';
import { type CompiledMacro, type Frame, isBreak, type RenderState, stopSignal } from './render-state.js';
import { TemplateError } from './template-error.js';
import { utilVariable } from './util-variable.js';
import type { MapValue, Value } from './value.js';

export interface CompileTemplateOptions {
  /** Turns of one `#foreach`. Default 1,000, as on AWS. */
  readonly maxLoops?: number;
  /** Characters. Default 10 MiB, the largest payload of API Gateway. */
  readonly maxOutput?: number;
  /** Directives, references and calls; calls on large texts and lists count for more. Default 1,000,000. */
  readonly maxSteps?: number;
  /** Steps of regular expressions, `matches()`, `replaceAll()`, JsonPath's `=~` and the rest, together. Default 50,000,000, about a second. */
  readonly maxPatternSteps?: number;
  /** Milliseconds; needs `now`. Default: no limit. */
  readonly maxMilliseconds?: number;
  /** A clock in milliseconds, for `maxMilliseconds`. */
  readonly now?: () => number;
  /** Default `newer`. Which release of JsonPath API Gateway runs is unconfirmed. */
  readonly jsonPath?: JsonPathRelease;
  /** Whether a template fails that sets one override twice. Default true, as the guide says of API Gateway; Velocity itself keeps the last. */
  readonly failOnRepeatedOverrides?: boolean;
}

/** What a template sees. */
export interface TemplateBindings {
  /** `$input`: the request, or the integration's response. */
  readonly input?: InputBindings;
  /** `$context`: plain data, or what {@link contextVariable} made, to carry overrides from one template to the next. */
  readonly context?: PlainRecord | ContextVariable;
  readonly stageVariables?: Readonly<Record<string, string>>;
}

/** A `$context` that outlives one render. */
export interface ContextVariable {
  readonly variable: MapValue;
}

export interface RenderedTemplate {
  readonly output: string;
  /** `$context` as the template left it; undefined when it never touched it. */
  readonly context: MapValue | undefined;
}

export interface CompiledTemplate {
  /** Runs the template. Throws a {@link TemplateError} with the offset into the template's text, where that is known. */
  render(bindings: TemplateBindings): RenderedTemplate;
}

/**
 * Compiles a mapping template, given as text or parsed, to closures. Throws a {@link MappingSyntaxError} for text that
 * does not parse.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function compileTemplate(template: Template | string, options: CompileTemplateOptions = {}): CompiledTemplate {
  const { macros: definitions, statements } = typeof template === 'string' ? parseTemplate(template) : template;
  const run = compileBlock(statements);
  const macros = compileMacros(definitions);
  const {
    maxLoops = 1000,
    maxOutput = 10 * 1024 * 1024,
    maxSteps = 1_000_000,
    maxPatternSteps,
    maxMilliseconds,
    now,
  } = options;
  const { jsonPath: release = 'newer', failOnRepeatedOverrides = true } = options;

  const limits: RenderLimits = { maxLoops, maxOutput, maxSteps, maxPatternSteps, release, maxMilliseconds, now };

  return {
    render(bindings) {
      const render = new Render(limits, macros, bindings);
      runToSignal(render, run);
      const repeated = render.context?.overrides?.log.repeated;
      if (repeated !== undefined && failOnRepeatedOverrides) {
        throw new TemplateError('RepeatedOverride', `The template sets $context.${repeated} more than once.`);
      }
      return { output: render.out, context: render.context };
    },
  };
}

interface RenderLimits {
  readonly maxLoops: number;
  readonly maxOutput: number;
  readonly maxSteps: number;
  readonly maxPatternSteps: number | undefined;
  readonly maxMilliseconds: number | undefined;
  readonly now: (() => number) | undefined;
  readonly release: JsonPathRelease;
}

// A class for speed: one object for each render, no closures.
class Render implements RenderState {
  out = '';
  frame: Frame = { variables: new Map() };
  steps: number;
  readonly patterns: PatternBudget;
  depth = 0;
  macroDepth = 0;
  readonly maxLoops: number;
  readonly maxOutput: number;
  context: MapValue | undefined;
  private readonly limits: RenderLimits;
  private readonly started: number;
  private readonly macros: ReadonlyMap<string, CompiledMacro>;
  private readonly bindings: TemplateBindings;
  /** Those that `#evaluate` defined. */
  private ownMacros: Map<string, CompiledMacro> | undefined;

  constructor(limits: RenderLimits, macros: ReadonlyMap<string, CompiledMacro>, bindings: TemplateBindings) {
    this.limits = limits;
    this.macros = macros;
    this.bindings = bindings;
    this.maxLoops = limits.maxLoops;
    this.maxOutput = limits.maxOutput;
    this.steps = limits.maxSteps;
    this.patterns = patternBudget(limits.maxPatternSteps);
    this.started = limits.now?.() ?? 0;
  }

  checkTime(): void {
    const { now, maxMilliseconds } = this.limits;
    if (now !== undefined && maxMilliseconds !== undefined && now() - this.started > maxMilliseconds) {
      throw new TemplateError('LimitExceeded', 'The template takes too long.');
    }
  }

  builtin(name: string): Value {
    const value = this.makeBuiltin(name);
    // In a macro too, it is the template's own variable.
    if (value !== null) rootOf(this.frame).variables.set(name, value);
    return value;
  }

  private makeBuiltin(name: string): Value {
    const { bindings } = this;
    switch (name) {
      case 'input':
        return inputVariable(bindings.input ?? {}, this.limits.release);
      case 'util':
        return utilVariable;
      case 'context':
        this.context = isContextVariable(bindings.context)
          ? bindings.context.variable
          : contextVariable(bindings.context);
        if (this.context.overrides !== undefined) beginOverrides(this.context.overrides.log);
        return this.context;
      case 'stageVariables':
        return recordValue(bindings.stageVariables ?? {}, false);
      default:
        return null;
    }
  }

  macro(name: string): CompiledMacro | undefined {
    return this.macros.get(name) ?? this.ownMacros?.get(name);
  }

  evaluate(text: string): void {
    const parsed = parseEvaluated(text);
    this.ownMacros ??= new Map();
    for (const [name, macro] of compileMacros(parsed.macros)) {
      if (!this.ownMacros.has(name)) this.ownMacros.set(name, macro);
    }
    runToSignal(this, compileBlock(parsed.statements));
  }
}

function isContextVariable(context: TemplateBindings['context']): context is ContextVariable {
  const variable = context?.variable;
  return typeof variable === 'object' && variable !== null && 'kind' in variable && 'entries' in variable;
}

function compileMacros(definitions: Template['macros']): Map<string, CompiledMacro> {
  const compiled = new Map<string, CompiledMacro>();
  for (const { name, parameters, body } of definitions.values()) {
    let run: CompiledMacro['body'] | undefined;
    // Macros that are never called are never compiled.
    const lazy: CompiledMacro['body'] = (state) => {
      run ??= compileBlock(body);
      run(state);
    };
    compiled.set(name, { parameters, body: lazy });
  }
  return compiled;
}

/** `#stop`, and a `#break` outside of all loops, end the template or what `#evaluate` runs. */
function runToSignal(state: RenderState, run: (state: RenderState) => void): void {
  try {
    run(state);
  } catch (error) {
    if (error === stopSignal || isBreak(error)) return;
    if (error instanceof RangeError)
      throw new TemplateError('StackOverflowError', 'The template is nested too deeply.');
    throw error;
  }
}

function parseEvaluated(text: string): Template {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof MappingSyntaxError) throw new TemplateError(error.errorClass, error.message);
    throw error;
  }
}

function rootOf(frame: Frame): Frame {
  let root = frame;
  while (root.parent !== undefined) root = root.parent;
  return root;
}
