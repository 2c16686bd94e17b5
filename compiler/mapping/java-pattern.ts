import { MappingSyntaxError } from './mapping-syntax-error.js';

const posixClasses: ReadonlyMap<string, string> = new Map([
  ['Lower', 'a-z'],
  ['Upper', 'A-Z'],
  ['ASCII', '\\x00-\\x7F'],
  ['Alpha', 'a-zA-Z'],
  ['Digit', '0-9'],
  ['Alnum', 'a-zA-Z0-9'],
  ['Punct', '!-\\/:-@\\[-`\\{-~'],
  ['Graph', '!-~'],
  ['Print', ' -~'],
  ['Blank', ' \\t'],
  ['Cntrl', '\\x00-\\x1F\\x7F'],
  ['XDigit', '0-9a-fA-F'],
  ['Space', ' \\t\\n\\x0B\\f\\r'],
  ['IsAlphabetic', '\\p{Alphabetic}'],
  ['IsDigit', '\\p{Nd}'],
  ['IsLetter', '\\p{L}'],
  ['javaLowerCase', '\\p{Ll}'],
  ['javaUpperCase', '\\p{Lu}'],
]);

/** Longer patterns than anyone writes; a pattern comes from the document and is compiled once. */
const longest = 10_000;

/**
 * A pattern of `java.util.regex` as a regular expression of JavaScript, matched anywhere. Translated: `\Q…\E`, `\p{Alpha}`
 * and its kin, `\h`, `\A`, `\z`, `\Z`, flags at the beginning `(?i)`, possessive quantifiers (as greedy ones). Java's `.`
 * matches no line end, as JavaScript's. Throws a {@link MappingSyntaxError} for what neither knows.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 */
export function javaPattern(pattern: string, flags = ''): RegExp {
  if (pattern.length > longest)
    throw new MappingSyntaxError('InvalidPathException', 'The pattern is too long.', longest);
  let source = '';
  let jsFlags = flags;
  /** Where the classes around this place begin in `source`, behind their `[` or `[^`. */
  const classes: number[] = [];
  /** Whether the operand of an intersection was wrapped into a class of its own. */
  let wrapped = false;
  /** Whether what was read last is a quantifier: a `+` behind it makes it possessive. */
  let quantified = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] ?? '';
    const afterQuantifier: boolean = quantified;
    quantified = false;
    if (char === '\\') {
      const next = pattern[i + 1] ?? '';
      if (next === '') return invalid(pattern, i);
      i++;
      if (next === 'Q') {
        const end = pattern.indexOf('\\E', i);
        const quoted = pattern.slice(i + 1, end === -1 ? pattern.length : end);
        source += quoted.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
        i = end === -1 ? pattern.length : end + 1;
      } else if (next === 'p' || next === 'P') {
        const match = /^(?:\{(\w+)\}|(\w))/.exec(pattern.slice(i + 1));
        if (match === null) return invalid(pattern, i);
        source += property(match[1] ?? match[2] ?? '', next === 'P', classes.length > 0);
        i += match[0].length;
      } else {
        source += escapeOf(next, classes.length > 0);
      }
    } else if (classes.length > 0) {
      if (char === '[') {
        const open = pattern[i + 1] === '^' ? '[^' : '[';
        i += open.length - 1;
        source += open;
        classes.push(source.length);
      } else if (char === ']') {
        if (wrapped && classes.length === 1) source += ']';
        if (classes.length === 1) wrapped = false;
        classes.pop();
        source += ']';
      } else if (char === '&' && pattern[i + 1] === '&' && pattern[i + 2] !== ']') {
        // JavaScript takes only whole classes for the operands of an intersection.
        const start = classes.at(-1) ?? 0;
        if (wrapped) source += ']';
        else source = `${source.slice(0, start)}[${source.slice(start)}]`;
        source += '&&';
        i++;
        wrapped = pattern[i + 1] !== '[';
        if (wrapped) source += '[';
      } else {
        source += classCharacter(pattern, i);
      }
    } else if (char === '[') {
      const open = pattern[i + 1] === '^' ? '[^' : '[';
      i += open.length - 1;
      source += open;
      classes.push(source.length);
      if (pattern[i + 1] === ']') {
        source += '\\]';
        i++;
      }
    } else if (char === '(' && pattern[i + 1] === '?') {
      const match = /^\(\?([imsux]+)(\)|:)/.exec(pattern.slice(i));
      if (match === null) {
        source += '(?';
      } else {
        // Flags inside a pattern hold from there on; at its beginning that is the whole pattern.
        for (const flag of match[1] ?? '') if ('ims'.includes(flag) && !jsFlags.includes(flag)) jsFlags += flag;
        source += match[2] === ':' ? '(?:' : '';
        i += match[0].length - 1;
        continue;
      }
      i++;
    } else if (char === '+' && afterQuantifier) {
      // A possessive quantifier: JavaScript has none.
    } else if (char === '*' || char === '+' || char === '?') {
      quantified = !afterQuantifier;
      source += char;
    } else if (char === ']' || char === '/') {
      source += `\\${char}`;
    } else if (char === '}') {
      quantified = /\{\d+,?\d*$/.test(pattern.slice(Math.max(0, i - 24), i));
      source += quantified ? char : '\\}';
    } else if (char === '{' && !/^\{\d+(?:,\d*)?\}/.test(pattern.slice(i, i + 24))) {
      return invalid(pattern, i);
    } else {
      source += char;
    }
  }
  try {
    return new RegExp(source, `v${jsFlags}`);
  } catch {
    return invalid(pattern, pattern.length);
  }
}

/** A character of a class. JavaScript reserves many that mean themselves in Java; `&&` and ranges mean the same in both. */
function classCharacter(pattern: string, i: number): string {
  const char = pattern[i] ?? '';
  if (char === '-') return pattern[i - 1] === '[' || pattern[i + 1] === ']' ? '\\-' : '-';
  if (char === '^') return '\\^';
  return '(){}/|!#%,:;<=>@`~$.*+?'.includes(char) ? `\\${char}` : char;
}

function invalid(pattern: string, offset: number): never {
  throw new MappingSyntaxError('InvalidPathException', `${JSON.stringify(pattern)} is no pattern.`, offset);
}

function property(name: string, negated: boolean, inClass: boolean): string {
  const posix = posixClasses.get(name);
  if (posix === undefined) return `\\${negated ? 'P' : 'p'}{${name.replace(/^Is(?=[A-Z][a-z]?$)/, '')}}`;
  if (inClass && !negated) return posix;
  return `[${negated ? '^' : ''}${posix}]`;
}

function escapeOf(char: string, inClass: boolean): string {
  switch (char) {
    case 'h':
      return inClass ? ' \\t\\xA0' : '[ \\t\\xA0]';
    case 'A':
      return '(?<![\\s\\S])';
    case 'z':
      return '(?![\\s\\S])';
    case 'Z':
      return '(?=\\n?(?![\\s\\S]))';
    case 's':
      return inClass ? ' \\t\\n\\x0B\\f\\r' : '[ \\t\\n\\x0B\\f\\r]';
    case 'S':
      return inClass ? '\\S' : '[^ \\t\\n\\x0B\\f\\r]';
    case 'a':
      return '\\x07';
    case 'e':
      return '\\x1B';
    case 'R':
      return '(?:\\r\\n|[\\n\\r\\x0B\\f\\x85\\u2028\\u2029])';
    default:
      if (/[A-Za-z0-9]/.test(char)) return `\\${char}`;
      if (inClass && /[ !"#%',:;<=>@_`~]/.test(char)) return /[!#%,:;<=>@`~]/.test(char) ? `\\${char}` : char;
      return /[\\^$.*+?()[\]{}|/-]/.test(char) ? `\\${char === '-' && !inClass ? 'x2D' : char}` : char;
  }
}
