import { MappingSyntaxError } from '../../compiler/mapping/mapping-syntax-error.js';
import type { JsonPathRelease } from '../../compiler/mapping/parse-json-path.js';
import { parseTemplate } from '../../compiler/mapping/parse-template.js';
import type { Template } from '../../compiler/mapping/template.js';
import { compileBlock } from './compile-statement.js';
import { contextVariable } from './context-variable.js';
import { type InputBindings, inputVariable } from './input-variable.js';
import { type PlainRecord, recordValue } from './record-value.js';
import { type CompiledMacro, isBreak, type RenderState, stopSignal } from './render-state.js';
import { TemplateError } from './template-error.js';
import { utilVariable } from './util-variable.js';
import type { MapValue, Value } from './value.js';

export interface CompileTemplateOptions {
  /** Turns of one `#foreach`. Default 1,000, as on AWS. */
  readonly maxLoops?: number;
  /** Characters. Default 10 MiB, the largest payload of API Gateway. */
  readonly maxOutput?: number;
  /** Directives, references and calls. Default 1,000,000. */
  readonly maxSteps?: number;
  /** Milliseconds; needs `now`. Default: no limit. */
  readonly maxMilliseconds?: number;
  /** A clock in milliseconds, for `maxMilliseconds`. */
  readonly now?: () => number;
  /** Default `newer`. Which release of JsonPath API Gateway runs is unconfirmed. */
  readonly jsonPath?: JsonPathRelease;
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
  const { maxLoops = 1000, maxOutput = 10 * 1024 * 1024, maxSteps = 1_000_000, maxMilliseconds, now } = options;
  const release = options.jsonPath ?? 'newer';

  return {
    render(bindings) {
      let context: MapValue | undefined;
      let ownMacros: Map<string, CompiledMacro> | undefined;
      const started = now?.() ?? 0;
      const builtin = (name: string): Value => {
        switch (name) {
          case 'input':
            return inputVariable(bindings.input ?? {}, release);
          case 'util':
            return utilVariable;
          case 'context':
            context = isContextVariable(bindings.context)
              ? bindings.context.variable
              : contextVariable(bindings.context);
            return context;
          case 'stageVariables':
            return recordValue(bindings.stageVariables ?? {}, false);
          default:
            return null;
        }
      };
      const variables = new Map<string, Value>();
      const state: RenderState = {
        out: '',
        frame: { variables },
        steps: maxSteps,
        depth: 0,
        macroDepth: 0,
        maxLoops,
        maxOutput,
        checkTime() {
          if (now !== undefined && maxMilliseconds !== undefined && now() - started > maxMilliseconds) {
            throw new TemplateError('LimitExceeded', 'The template takes too long.');
          }
        },
        builtin(name) {
          const value = builtin(name);
          if (value !== null) variables.set(name, value);
          return value;
        },
        macro: (name) => macros.get(name) ?? ownMacros?.get(name),
        evaluate(inner, text) {
          const parsed = parseEvaluated(text);
          ownMacros ??= new Map();
          for (const [name, macro] of compileMacros(parsed.macros)) {
            if (!ownMacros.has(name)) ownMacros.set(name, macro);
          }
          runToSignal(inner, compileBlock(parsed.statements));
        },
      };
      runToSignal(state, run);
      return { output: state.out, context };
    },
  };
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
