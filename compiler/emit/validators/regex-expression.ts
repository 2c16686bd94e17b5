import { stringLiteral } from '../typescript/string-literal.js';

/** One token of the regular expressions that are the same in every flavour and raise no eyebrow of the type checker. */
const plainToken =
  /^(?:[\w ,:;=~@'"<>&#%!`-]|[.^$|]|\((?:\?[:=!])?|\)|[*+?]\??|\{\d{1,4}(?:,\d{0,4})?\}\??|\\[dDwWsSbBnrtfv.*+?^${}()|[\]\\/-]|\[\^?(?:[\w ,:;=~@'"<>&#%!`.*+?^${}()|/-]|\\[dDwWsSnrtfv.*+?^${}()|[\]\\/-])+\])*$/;

/** A pattern of a schema as an expression: a literal where that is plain to read and safe, else `new RegExp` of a string. */
export function regexExpression(source: string): string {
  if (source.length > 0 && source.length <= 200 && plainToken.test(source)) {
    // `source` of a RegExp has its slashes escaped.
    return `/${new RegExp(source).source}/`;
  }
  return `new RegExp(${stringLiteral(source)})`;
}
