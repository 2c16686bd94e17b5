import { escapeLineSeparators, stringLiteral } from './string-literal.js';

/**
 * Tidies the text of a type as json-schema-to-typescript prints it with formatting off: members indented and ended by
 * semicolons, no needless parentheses, one-line comments on one line.
 *
 * Works on tokens, so that braces inside strings and comments are left alone.
 */
export function tidyType(raw: string, indent = ''): string {
  const out: string[] = [];
  /** Where each open parenthesis stands in `out`, and whether it opens the type of a member or of the whole. */
  const parentheses: { at: number; opensType: boolean }[] = [];
  let depth = 0;
  /** The last token that is no line break, '' at the start. */
  let last = '';
  const tokens = raw.trim().match(/"(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|[{}()\n]|[^"/{}()\n]+|\//g) ?? [];
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token === '\n') {
      if (next === '\n' || next === undefined) continue;
      if (depth > 0 && last !== '{' && !last.startsWith('/*') && last !== '') out.push(';');
      if (next === '}') out.push(`\n${indent}${'  '.repeat(depth - 1)}`);
      else out.push(`\n${indent}${'  '.repeat(depth)}`);
      continue;
    }
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (token === '(') parentheses.push({ at: out.length, opensType: last === '' || /:\s*$/.test(last) });
    if (token === ')') {
      const open = parentheses.pop();
      if (open?.opensType === true && (next === '\n' || next === undefined)) {
        out[open.at] = '';
        last = token;
        continue;
      }
    }
    last = token;
    if (token.startsWith('/*')) out.push(tidyComment(token, indent + '  '.repeat(depth)));
    else out.push(token.startsWith('"') ? escapeLineSeparators(token) : token);
  }
  // `{}` of json-schema-to-typescript is a brace, an empty line and a brace.
  return out
    .join('')
    .replace(/\{\s*\n\s*\}/g, '{}')
    .replace(unionLine, breakUnion);
}

const literalOrName = '(?:"(?:[^"\\\\]|\\\\.)*"|[\\w$.-]+)';

/** A line that is, or ends in, a union of literals or names, or an array of one: nothing in it can be taken for a separator but ` | `. */
const unionLine = new RegExp(
  `^( *)(${literalOrName}\\??: )?(\\(?)(${literalOrName}(?: \\| ${literalOrName})+)((?:\\)(?:\\[\\])+)?;?)$`,
  'gm',
);

/** Gives each member of a union that is too long a line of its own. */
function breakUnion(
  line: string,
  blanks: string,
  head: string | undefined,
  open: string,
  union: string,
  tail: string,
): string {
  if (line.length <= 110) return line;
  const members = union.match(new RegExp(literalOrName, 'g')) ?? [];
  const lines = members.map((item) => `\n${blanks}  | ${item}`).join('');
  return `${blanks}${open === '' ? (head ?? '').trimEnd() : `${head ?? ''}(`}${lines}${open === '' ? '' : `\n${blanks}`}${tail}`;
}

function tidyComment(comment: string, indent: string): string {
  const lines = comment
    .slice(3, -2)
    .split('\n')
    .map((line) => line.replace(/^ (\* ?)?/, '').trimEnd());
  while (lines.length > 0 && lines[0] === '') lines.shift();
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  const [only = ''] = lines;
  if (lines.length === 1 && only.length < 110) return `/** ${only} */`;
  return `/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */`;
}

/** A property name as it stands in a type: bare where it can be, else a string literal. Quotes what looks like a placeholder. */
export function propertyName(name: string): string {
  return /^(?!\$gw)[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}
