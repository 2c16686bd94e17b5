import type { Location } from '../../compiler/diagnostics/index.js';
import { MappingSyntaxError } from '../../compiler/mapping/index.js';
import type { MappingTemplate } from '../../compiler/model/index.js';
import { type Exchange, GatewayFailure, templateContextOf } from '../exchange/index.js';
import { type CompiledTemplate, compileTemplate, TemplateError } from '../mapping/index.js';
import { type AwsNames, settleText } from './settle-text.js';
import { templateParameters } from './template-parameters.js';
import { UnresolvedValueError } from './unresolved-value-error.js';

/** A mapping template, ready to run. */
export interface PreparedTemplate {
  /** Renders the template over a body. @throws GatewayFailure 500 when it breaks */
  render(exchange: Exchange, body: string): string;
  /** Whether the template may have set something below `$context`. */
  readonly mayOverride: boolean;
  /** Nothing stands in it: the body passes as it is (documented for responses, taken for requests). */
  readonly isEmpty: boolean;
}

/**
 * Compiles a mapping template once. One that does not parse, and one that fails, answers 500 to each request; the log
 * says where in the document.
 *
 * @param what names the template in errors, such as `request template for application/json of POST /pets`
 */
export function prepareTemplate(
  template: MappingTemplate,
  side: 'request' | 'response',
  what: string,
  names: AwsNames,
): PreparedTemplate {
  const text = settleText(template.text, names);
  if (typeof text !== 'string') {
    return {
      mayOverride: false,
      isEmpty: false,
      render() {
        throw new UnresolvedValueError(what, text);
      },
    };
  }
  let compiled: CompiledTemplate;
  try {
    compiled = compileTemplate(text);
  } catch (error) {
    if (!(error instanceof MappingSyntaxError)) throw error;
    const { message, offset } = error;
    return {
      mayOverride: false,
      isEmpty: false,
      render(exchange) {
        throw failure(side, message, offset, template.at, exchange);
      },
    };
  }
  const computed = text.includes('evaluate');
  const usesContext = computed || text.includes('context');
  const usesParams = computed || text.includes('params');
  return {
    isEmpty: text === '',
    // A name may also be computed: `$context[$name]`, `$context.get($name)`.
    mayOverride: usesContext && (computed || /verride|\[|\.(?:get|put)/.test(text)),
    render(exchange, body) {
      try {
        return compiled.render({
          input: usesParams ? { body, params: templateParameters(exchange) } : { body },
          ...(usesContext ? { context: templateContextOf(exchange) } : {}),
          stageVariables: exchange.stageVariables,
        }).output;
      } catch (error) {
        if (error instanceof TemplateError) throw failure(side, error.message, error.offset, template.at, exchange);
        throw error;
      }
    },
  };
}

function failure(
  side: 'request' | 'response',
  message: string,
  offset: number | undefined,
  template: Location,
  { deployed }: Exchange,
): GatewayFailure {
  const at: Location = offset === undefined ? template : { ...template, offset };
  const position = deployed.surroundings.locate?.(at);
  const place =
    position === undefined
      ? `${at.file}#${at.pointer}${offset === undefined ? '' : `, character ${offset}`}`
      : `${position.file}:${position.line}:${position.column}`;
  return new GatewayFailure('DEFAULT_5XX', {
    log: `Execution failed due to configuration error: Unable to transform ${side} (${message} ${place})`,
  });
}
