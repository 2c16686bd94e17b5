import type { PatternPlan } from '../../schema/index.js';
import { stringLiteral } from '../typescript/string-literal.js';
import type { ModuleScope } from './module-scope.js';

/**
 * Tokens of the regular expressions that are the same in every flavour and raise no eyebrow of the type checker.
 * No text can be cut into tokens in two ways, so that the test is linear.
 */
const plainTokens =
  /^(?:[\w ,:;=~@'"<>&#%!`-]|[.^$|]|\((?!\?)|\(\?[:=!]|\)|[*+?]|\{\d{1,4}(?:,\d{0,4})?\}|\\[dDwWsSbBnrtfv.*+?^${}()|[\]\\/-]|\[\^?(?:[\w ,:;=~@'"<>&#%!`.*+?^${}()|/-]|\\[dDwWsSnrtfv.*+?^${}()|[\]\\/-])+\])*$/;

/** A pattern of a schema as an expression: a literal where that is plain to read and safe, else a call on strings and numbers. */
export function patternExpression({ source, program, longest }: PatternPlan, scope: ModuleScope): string {
  if (program !== undefined) {
    const steps = program.map((step) => {
      const parts = Object.entries(step).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      return `  { ${parts.join(', ')} },\n`;
    });
    return `${scope.use('linearPattern')}([\n${steps.join('')}])`;
  }
  const expression = regexExpression(source);
  return longest === undefined ? expression : `${scope.use('boundedPattern')}(${expression}, ${longest})`;
}

function regexExpression(source: string): string {
  if (source.length > 0 && source.length <= 200 && plainTokens.test(source)) {
    // `source` of a RegExp has its slashes escaped.
    return `/${new RegExp(source).source}/`;
  }
  return `new RegExp(${stringLiteral(source)})`;
}
