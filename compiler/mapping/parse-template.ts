import { MappingSyntaxError } from './mapping-syntax-error.js';
import { enter, type ParseContext } from './parse-context.js';
import { parseDirective } from './parse-directive.js';
import { parseExpression } from './parse-expression.js';
import { parseReference } from './parse-reference.js';
import type { IfStatement, Macro, SetStatement, Statement, Template } from './template.js';
import { createTokenStream } from './token-stream.js';
import { type Token, tokenKind } from './velocity-token.js';

/**
 * Parses a mapping template as Velocity 1.7 does. Throws a {@link MappingSyntaxError} where Velocity throws a
 * ParseErrorException, and where the template is nested deeper than 200 levels.
 *
 * @see https://velocity.apache.org/engine/1.7/vtl-reference.html
 */
export function parseTemplate(text: string): Template {
  const macros = new Map<string, Macro>();
  const statements = parseTemplateText(text, { macros, baseOffset: 0, depth: 0 });
  return { text, statements, macros };
}

/** Parses the whole of `text`, which stands at an offset of the template or inside one of its strings. */
export function parseTemplateText(
  text: string,
  outer: Readonly<Pick<ParseContext, 'macros' | 'baseOffset' | 'depth'>>,
): readonly Statement[] {
  const tokens = createTokenStream(text, outer.baseOffset);
  const context: ParseContext = {
    tokens,
    macros: outer.macros,
    baseOffset: outer.baseOffset,
    depth: outer.depth,
    parseText: parseTemplateText,
    parseBlock,
    parseReference,
  };
  try {
    const statements = parseBlock(context);
    if (tokens.peek() !== tokenKind.end) tokens.unexpected();
    return statements;
  } catch (error) {
    if (error instanceof RangeError) {
      throw new MappingSyntaxError('ParseErrorException', 'The template is nested too deeply.', outer.baseOffset);
    }
    throw error;
  }
}

/** Statements up to a token that begins none. */
function parseBlock(context: ParseContext): readonly Statement[] {
  enter(context);
  const statements: Statement[] = [];
  for (;;) {
    const statement = parseStatement(context);
    if (statement === undefined) {
      context.depth--;
      return statements;
    }
    if (statement === 'nothing') continue;
    const last = statements.at(-1);
    if (statement.kind === 'text' && last?.kind === 'text') {
      statements[statements.length - 1] = { ...last, text: last.text + statement.text, end: statement.end };
    } else {
      statements.push(statement);
    }
  }
}

function parseStatement(context: ParseContext): Statement | 'nothing' | undefined {
  const { tokens } = context;
  switch (tokens.peek()) {
    case tokenKind.if:
      return parseIf(context);
    case tokenKind.identifier:
      return parseReference(context);
    case tokenKind.referenceOpen:
      return tokens.peek(2) === tokenKind.identifier ? parseReference(context) : text(context, tokens.take());
    case tokenKind.lineCommentOpen: {
      const comment = tokens.take();
      tokens.accept(tokenKind.lineCommentClose);
      const before = comment.image.slice(0, comment.image.indexOf('##'));
      return before === '' ? 'nothing' : text(context, comment, before);
    }
    case tokenKind.blockCommentClose:
    case tokenKind.formalCommentClose:
      tokens.take();
      return 'nothing';
    case tokenKind.textBlock: {
      const token = tokens.take();
      return text(context, token, token.image.slice(3, -3));
    }
    case tokenKind.set:
      return parseSet(context);
    case tokenKind.escapedDirective: {
      const token = tokens.take();
      return text(context, token, escapedDirective(context, token.image));
    }
    case tokenKind.doubleEscape:
      return parseEscapes(context);
    case tokenKind.word:
    case tokenKind.bracketedWord:
      return parseDirective(context);
    case tokenKind.text:
    case tokenKind.dot:
    case tokenKind.parenClose:
    case tokenKind.parenOpen:
    case tokenKind.integer:
    case tokenKind.float:
    case tokenKind.string:
    case tokenKind.escape:
    case tokenKind.referenceClose:
    case tokenKind.emptyIndex: {
      const token = tokens.take();
      return text(context, token, token.special + token.image);
    }
    default:
      return undefined;
  }
}

function text(context: ParseContext, token: Token, value = token.special + token.image): Statement {
  return {
    kind: 'text',
    text: value,
    start: context.baseOffset + token.start,
    end: context.baseOffset + token.end,
  };
}

function parseIf(context: ParseContext): IfStatement {
  const { tokens } = context;
  const start = context.baseOffset + tokens.take().start;
  const branches = [parseBranch(context)];
  while (tokens.accept(tokenKind.elseif) !== undefined) branches.push(parseBranch(context));
  const otherwise = tokens.accept(tokenKind.else) === undefined ? undefined : parseBlock(context);
  const end = context.baseOffset + tokens.expect(tokenKind.endDirective).end;
  return { kind: 'if', branches, ...(otherwise === undefined ? {} : { otherwise }), start, end };
}

function parseBranch(context: ParseContext): IfStatement['branches'][number] {
  const { tokens } = context;
  tokens.accept(tokenKind.whitespace);
  tokens.expect(tokenKind.parenOpen);
  const condition = parseExpression(context);
  tokens.expect(tokenKind.parenClose);
  return { condition, body: parseBlock(context) };
}

function parseSet(context: ParseContext): SetStatement {
  const { tokens } = context;
  const start = context.baseOffset + tokens.take().start;
  tokens.accept(tokenKind.whitespace);
  const target = parseReference(context);
  tokens.accept(tokenKind.whitespace);
  tokens.expect(tokenKind.assign);
  const value = parseExpression(context);
  const end = context.baseOffset + tokens.expect(tokenKind.parenClose).end;
  tokens.lexer.leaveSet();
  return { kind: 'set', target, value, start, end };
}

const directiveNames: ReadonlySet<string> = new Set([
  ...['if', 'end', 'set', 'else', 'elseif', 'stop'],
  ...['foreach', 'macro', 'define', 'evaluate', 'include', 'parse', 'break', 'literal'],
]);

/** `\#if`: the backslash goes when the directive exists, so that the directive is printed as text. */
function escapedDirective(context: ParseContext, image: string): string {
  const last = image.lastIndexOf('\\');
  const directive = image.slice(last + 1);
  const name = directive.startsWith('#{') ? directive.slice(2, -1) : directive.slice(1);
  const known = directiveNames.has(name) || context.macros.has(name);
  return known ? image.slice(0, Math.floor(last / 2)) + directive : image;
}

/** Pairs of backslashes: before a directive each pair is one, elsewhere both stay. */
function parseEscapes(context: ParseContext): Statement {
  const { tokens } = context;
  const first = tokens.take();
  let count = 1;
  while (tokens.accept(tokenKind.doubleEscape) !== undefined) count++;
  const last = tokens.current;
  const next = tokens.peek();
  const name = (last.next?.image ?? '').slice(1);
  const beforeDirective =
    next === tokenKind.if ||
    next === tokenKind.else ||
    next === tokenKind.elseif ||
    next === tokenKind.endDirective ||
    (directiveNames.has(name) && !controlNames.has(name)) ||
    context.macros.has(name);
  return {
    kind: 'text',
    text: (beforeDirective ? '\\' : '\\\\').repeat(count),
    start: context.baseOffset + first.start,
    end: context.baseOffset + last.end,
  };
}

/** Directives that have a token of their own. */
const controlNames: ReadonlySet<string> = new Set(['if', 'end', 'set', 'else', 'elseif']);
