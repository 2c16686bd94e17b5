import { ExactNumber } from './exact-number.js';

/** Texts of numbers beyond this many characters are refused: arithmetic on them would be an attack. */
const longestNumber = 1000;

/**
 * Parses JSON like `JSON.parse`, but keeps a number whose text says more than a double holds as an {@link ExactNumber}.
 * The last of duplicate members counts.
 *
 * @throws SyntaxError when the text is not JSON, or when a number in it has more than 1000 characters
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // Most texts hold no such number; a look at the text is much cheaper than reading it again.
  return /\d[.eE]|\d{16}/.test(text) ? readExactly(text) : value;
}

type Container = unknown[] | { [name: string]: unknown };

/** Reads text that is known to be JSON. Nesting is kept on a list, not on the call stack. */
function readExactly(text: string): unknown {
  const open: Container[] = [];
  const names: (string | undefined)[] = [];
  let container: Container | undefined;
  let name: string | undefined;
  let root: unknown;
  let at = 0;

  const put = (value: unknown): void => {
    if (container === undefined) root = value;
    else if (Array.isArray(container)) container.push(value);
    else if (name === undefined) name = String(value);
    else {
      if (name === '__proto__') {
        Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true });
      } else container[name] = value;
      name = undefined;
    }
  };
  const enter = (inner: Container): void => {
    if (container !== undefined) {
      open.push(container);
      names.push(name);
    }
    container = inner;
    name = undefined;
  };

  while (at < text.length) {
    const character = text[at];
    switch (character) {
      case '{':
        enter({});
        at += 1;
        break;
      case '[':
        enter([]);
        at += 1;
        break;
      case '}':
      case ']': {
        const closed = container;
        container = open.pop();
        name = container === undefined ? undefined : names.pop();
        put(closed);
        at += 1;
        break;
      }
      case '"': {
        const end = endOfString(text, at);
        put(JSON.parse(text.slice(at, end)));
        at = end;
        break;
      }
      case 't':
        put(true);
        at += 4;
        break;
      case 'f':
        put(false);
        at += 5;
        break;
      case 'n':
        put(null);
        at += 4;
        break;
      case ',':
      case ':':
      case ' ':
      case '\n':
      case '\r':
      case '\t':
        at += 1;
        break;
      default: {
        const end = endOfNumber(text, at);
        put(readNumber(text.slice(at, end)));
        at = end;
      }
    }
  }
  return root;
}

/** The offset behind the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && /[\d.eE+-]/.test(text.charAt(at))) at += 1;
  return at;
}

function readNumber(text: string): number | ExactNumber {
  if (text.length > longestNumber) throw new SyntaxError('A number has too many digits.');
  const number = Number(text);
  const plain = String(number);
  if (plain === text || text === '-0') return number;
  // A fraction that ends in zeros (10.50) is the same number; one that is an integer by value (1.0) is not.
  if (/^-?\d+\.\d+$/.test(text) && !Number.isInteger(number) && plain === text.replace(/0+$/, '')) return number;
  return new ExactNumber(text);
}
