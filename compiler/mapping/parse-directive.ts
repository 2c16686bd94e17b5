import { MappingSyntaxError } from './mapping-syntax-error.js';
import { literalText, type ParseContext } from './parse-context.js';
import { beginsValue, parseValue } from './parse-parameter.js';
import type { Expression, Statement } from './template.js';
import { lexicalState } from './velocity-state.js';
import { type Token, tokenKind } from './velocity-token.js';

interface Arguments {
  /** The values; a bare word has none. */
  readonly values: readonly (Expression | undefined)[];
  /** The first token of each, bare words included. */
  readonly tokens: readonly Token[];
}

const lineDirectives: ReadonlySet<string> = new Set(['include', 'parse', 'break', 'stop', 'evaluate']);
const blockDirectives: ReadonlySet<string> = new Set(['foreach', 'macro', 'define', 'literal']);

/** `#name`, `#name(…)`, `#name(…) … #end`: a directive that has no token of its own, a macro, or mere text. */
export function parseDirective(context: ParseContext): Statement | 'nothing' {
  const { tokens } = context;
  const first = tokens.take();
  const name = first.kind === tokenKind.word ? first.image.slice(1) : first.image.slice(2, -1);
  const known = lineDirectives.has(name) || blockDirectives.has(name);
  tokens.lexer.switchTo(lexicalState.directive);
  if (!tokens.lexer.parenthesisFollows()) {
    if (name === 'macro') fail(context, first, 'A macro declaration requires at least a name argument.');
    tokens.lexer.pop();
    return build(context, first, name, { values: [], tokens: [] }, undefined, tokens.current);
  }
  const args = parseArguments(context, first, name, known);
  if (!blockDirectives.has(name) && !name.startsWith('@')) {
    return build(context, first, name, args, undefined, tokens.current);
  }
  const bodyFirst = tokens.current;
  const body = context.parseBlock(context);
  const bodyLast = tokens.current;
  const last = tokens.expect(tokenKind.endDirective);
  if (name === 'literal') {
    const value = bodyFirst === bodyLast ? '' : literalText(bodyFirst.next ?? last, bodyLast);
    return { kind: 'text', text: value, ...span(context, first, last) };
  }
  return build(context, first, name, args, body, last);
}

function fail(context: ParseContext, token: Token, message: string): never {
  throw new MappingSyntaxError('ParseErrorException', message, context.baseOffset + token.start);
}

function span(context: ParseContext, first: Token, last: Token): { start: number; end: number } {
  return { start: context.baseOffset + first.start, end: context.baseOffset + last.end };
}

/** Values between blanks or commas; a word may stand only as the name of a macro and as the `in` of a loop. */
function parseArguments(context: ParseContext, first: Token, name: string, known: boolean): Arguments {
  const { tokens } = context;
  const values: (Expression | undefined)[] = [];
  const starts: Token[] = [];
  tokens.accept(tokenKind.whitespace);
  tokens.expect(tokenKind.parenOpen);
  for (;;) {
    const ahead = tokens.peek() === tokenKind.whitespace ? tokens.peek(2) : tokens.peek();
    if (ahead !== tokenKind.comma && ahead !== tokenKind.word && !beginsValue(ahead)) break;
    tokens.accept(tokenKind.whitespace);
    if (tokens.accept(tokenKind.comma) !== undefined) tokens.accept(tokenKind.whitespace);
    const position = values.length;
    if (tokens.peek() === tokenKind.word) {
      const word = tokens.take();
      const allowed = name === 'macro' ? position === 0 : !known || (name === 'foreach' && position === 1);
      if (!allowed) fail(context, word, `The word ${word.image} cannot stand in #${name}.`);
      values.push(undefined);
      starts.push(word);
    } else {
      if (name === 'macro' && position === 0) fail(context, first, 'The first argument of #macro must be its name.');
      const before = tokens.current;
      values.push(parseValue(context));
      starts.push(before.next ?? before);
    }
  }
  tokens.accept(tokenKind.whitespace);
  tokens.expect(tokenKind.parenClose);
  return { values, tokens: starts };
}

function build(
  context: ParseContext,
  first: Token,
  name: string,
  args: Arguments,
  body: readonly Statement[] | undefined,
  last: Token,
): Statement | 'nothing' {
  const at = span(context, first, last);
  const values = args.values.filter((value) => value !== undefined);
  switch (name) {
    case 'break': {
      const [scope] = values;
      return { kind: 'break', ...(scope === undefined ? {} : { scope }), ...at };
    }
    case 'stop':
      return { kind: 'stop', ...at };
    case 'include':
    case 'parse':
      return { kind: name, arguments: values, ...at };
    case 'evaluate': {
      const [value] = values;
      if (value === undefined || values.length > 1) fail(context, first, '#evaluate() requires exactly one argument.');
      const textual = value.kind === 'reference' || value.kind === 'string' || value.kind === 'interpolated';
      if (!textual) fail(context, first, 'The argument of #evaluate() must be a string literal or a reference.');
      return { kind: 'evaluate', value, ...at };
    }
    case 'define': {
      const [target] = values;
      if (body === undefined || values.length !== 1) {
        return fail(context, first, '#define() requires exactly one argument.');
      }
      // Velocity takes the name from the first token: of `$!x`, `${x}` and a string it is one that nobody can read.
      const readable = target?.kind === 'reference' && target.literal.startsWith(`$${target.name}`);
      return readable ? { kind: 'define', variable: target.name, body, ...at } : 'nothing';
    }
    case 'foreach': {
      const [variable] = values;
      if (body === undefined || args.values.length < 2 || variable === undefined) {
        return fail(context, first, '#foreach needs a reference, the word in, and a list.');
      }
      const list = args.values[2];
      const variableName = variable.kind === 'reference' ? variable.name : '';
      // Velocity takes its fourth child for the body, whatever it is: a reference is printed, other values are not.
      const [extra] = args.values.slice(3);
      const rendered = args.values.length < 4 ? body : extra?.kind === 'reference' ? [extra] : [];
      return {
        kind: 'foreach',
        variable: variableName,
        ...(list === undefined ? {} : { list }),
        body: rendered,
        ...at,
      };
    }
    case 'macro':
      return addMacro(context, first, args, body, at);
    default:
      return macroCall(first, name, args, body, last, at);
  }
}

function addMacro(
  context: ParseContext,
  first: Token,
  args: Arguments,
  body: readonly Statement[] | undefined,
  at: { start: number; end: number },
): 'nothing' {
  const [nameToken, ...parameters] = args.tokens;
  if (nameToken === undefined || body === undefined) {
    return fail(context, first, 'A macro declaration requires at least a name argument.');
  }
  const name = nameToken.image;
  if (!context.macros.has(name)) {
    const names = parameters.map(({ image }) => (image.startsWith('$') ? image.slice(1) : image));
    context.macros.set(name, { name, parameters: names, body, ...at });
  }
  return 'nothing';
}

function macroCall(
  first: Token,
  name: string,
  args: Arguments,
  body: readonly Statement[] | undefined,
  last: Token,
  at: { start: number; end: number },
): Statement {
  const badIndex = args.values.indexOf(undefined);
  const badArgument = badIndex === -1 ? undefined : args.tokens[badIndex]?.image;
  return {
    kind: 'macroCall',
    name: name.startsWith('@') ? name.slice(1) : name,
    arguments: args.values.filter((value) => value !== undefined),
    ...(body === undefined ? {} : { body }),
    literal: literalText(first, last, false),
    ...(badArgument === undefined ? {} : { badArgument }),
    ...at,
  };
}
