import { parseDecimal, wholeNumber } from './java-number.js';
import { double, jsonArray, map, type Value } from './value.js';

/** A document that json-smart refuses even in its permissive mode. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
  /** Zero-based offset into the text. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** json-smart refuses deeper documents as malicious. */
const deepest = 400;

/**
 * Reads JSON as json-smart does, on which Jayway's JsonPath stands: single quotes, bare words, needless commas and text
 * behind the value are accepted; keys keep their order, numbers their Java type. Whether API Gateway is as lenient on
 * request bodies is unconfirmed. Throws a {@link JsonSyntaxError}.
 */
export function readJson(text: string): Value {
  return new JsonReader(text).readTop();
}

/** Ends of a bare word: what may follow a value at this place. */
type Stop = '' | ',]' | ',}' | ':';

// A class for speed: its fields are the state that all of the reader's methods share.
class JsonReader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  readTop(): Value {
    this.skipBlanks();
    // json-smart takes nothing for an empty bare word.
    if (this.at >= this.text.length) return '';
    return this.readValue('', 0);
  }

  private fail(): never {
    const found = this.text[this.at];
    const what = found === undefined ? 'Unexpected end of the text' : `Unexpected ${JSON.stringify(found)}`;
    throw new JsonSyntaxError(`${what} at position ${this.at}.`, this.at);
  }

  private skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at++;
    }
  }

  private readValue(stop: Stop, depth: number): Value {
    this.skipBlanks();
    const code = this.text.charCodeAt(this.at);
    switch (code) {
      case 123:
        return this.readObject(depth + 1);
      case 91:
        return this.readArray(depth + 1);
      case 34:
      case 39:
        return this.readString(code);
      case 58:
      case 125:
      case 93:
        return this.fail();
      default:
        if (Number.isNaN(code)) return this.fail();
        if (code === 45 || (code >= 48 && code <= 57)) return this.readNumber(stop);
        return readWord(this.readBare(stop));
    }
  }

  private readArray(depth: number): Value {
    if (depth > deepest) this.fail();
    const items: Value[] = [];
    this.at++;
    for (;;) {
      this.skipBlanks();
      switch (this.text.charCodeAt(this.at)) {
        case 93:
          this.at++;
          return jsonArray(items);
        case 44:
          this.at++;
          continue;
        case 58:
        case 125:
          return this.fail();
        default:
          items.push(this.readValue(',]', depth));
      }
    }
  }

  private readObject(depth: number): Value {
    if (depth > deepest) this.fail();
    const entries = new Map<Value, Value>();
    let comma = true;
    this.at++;
    for (;;) {
      this.skipBlanks();
      const code = this.text.charCodeAt(this.at);
      if (code === 125) {
        this.at++;
        return map(entries);
      }
      if (code === 44) {
        comma = true;
        this.at++;
        continue;
      }
      if (Number.isNaN(code) || code === 58 || code === 93 || code === 91 || code === 123 || !comma) return this.fail();
      const key = code === 34 || code === 39 ? this.readString(code) : this.readBare(':');
      this.skipBlanks();
      if (this.text.charCodeAt(this.at) !== 58) return this.fail();
      this.at++;
      entries.set(key, this.readValue(',}', depth));
      this.skipBlanks();
      const next = this.text.charCodeAt(this.at);
      if (next !== 44 && next !== 125) return this.fail();
      comma = false;
    }
  }

  private readBare(stop: Stop): string {
    const start = this.at;
    while (this.at < this.text.length && (stop === '' || !stop.includes(this.text[this.at] ?? ''))) this.at++;
    return trimBlanks(this.text.slice(start, this.at));
  }

  private readString(quote: number): string {
    const { text } = this;
    const start = this.at + 1;
    const end = text.indexOf(quote === 34 ? '"' : "'", start);
    if (end === -1) {
      this.at = text.length;
      return this.fail();
    }
    const raw = text.slice(start, end);
    if (!raw.includes('\\')) {
      this.at = end + 1;
      return raw;
    }
    return this.readEscapedString(quote);
  }

  private readEscapedString(quote: number): string {
    const { text } = this;
    let result = '';
    let from = this.at + 1;
    for (let i = from; ; i++) {
      const code = text.charCodeAt(i);
      if (Number.isNaN(code)) {
        this.at = text.length;
        return this.fail();
      }
      if (code === quote) {
        this.at = i + 1;
        return result + text.slice(from, i);
      }
      if (code === 92) {
        result += text.slice(from, i);
        const char = text[++i] ?? '';
        const digits = char === 'u' ? 4 : char === 'x' ? 2 : 0;
        if (digits > 0) {
          const hex = text.slice(i + 1, i + 1 + digits);
          if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length < digits) {
            this.at = i;
            return this.fail();
          }
          result += String.fromCharCode(Number.parseInt(hex, 16));
          i += digits;
        } else {
          result += escapes.get(char) ?? '';
        }
        from = i + 1;
      } else if (code < 32 || code === 127) {
        // json-smart drops raw control characters, but only in strings that hold an escape.
        result += text.slice(from, i);
        from = i + 1;
      }
    }
  }

  /** Up to nine digits with a comma or a closing bracket behind them: nearly all numbers there are. */
  private readSmallInteger(stop: Stop): number | undefined {
    const { text } = this;
    const negative = text.charCodeAt(this.at) === 45;
    const start = negative ? this.at + 1 : this.at;
    let i = start;
    let value = 0;
    for (; i - start < 10; i++) {
      const code = text.charCodeAt(i);
      if (code < 48 || code > 57 || Number.isNaN(code)) break;
      value = value * 10 + (code - 48);
    }
    const next = text.charCodeAt(i);
    if (i === start || i - start > 9 || (next !== 44 && next !== 125 && next !== 93)) return undefined;
    // A bracket of the other kind belongs to a bare word.
    if (!stop.includes(text[i] ?? ' ')) return undefined;
    this.at = i;
    return negative && value !== 0 ? -value : value;
  }

  private readNumber(stop: Stop): Value {
    const { text } = this;
    const start = this.at;
    const small = this.readSmallInteger(stop);
    if (small !== undefined) return small;
    numberPattern.lastIndex = start;
    const match = numberPattern.exec(text)?.[0] ?? '';
    this.at = start + match.length;
    const end = this.at;
    this.skipBlanks();
    const next = text[this.at];
    if (next !== undefined && (stop === '' || !stop.includes(next))) {
      // At the very end json-smart stops at nothing: the rest of the text belongs to a bare word.
      this.at = start;
      return this.readBare(stop);
    }
    const digits = text.slice(start, end);
    if (digits.length > longestNumber) throw new JsonSyntaxError(`A number has ${digits.length} characters.`, start);
    if (digits === '-') return 0;
    if (!/[.eE]/.test(digits)) {
      return digits.length < 10 ? Number(digits) + 0 : wholeNumber(BigInt(digits));
    }
    return readFloat(digits) ?? this.fail();
  }
}

/** Characters of a number. json-smart has no such limit; here a body that is one number of megabytes would take seconds. */
const longestNumber = 1000;

const numberPattern = /-?\d*(?:\.\d*)?(?:[eE][+-]?\d*)?/y;

const escapes: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
  ['b', '\b'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['/', '/'],
]);

function trimBlanks(text: string): string {
  return text.replace(/^[\0- ]+|[\0- ]+$/g, '');
}

function readWord(word: string): Value {
  switch (word) {
    case 'null':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
    case 'NaN':
      return double(Number.NaN);
    default:
      return word;
  }
}

/** Up to so many characters json-smart takes a fraction for a Double. */
const longestDouble = 18;

/** A longer fraction is a BigDecimal, with all its digits and zeros. Undefined for what is none. */
function readFloat(digits: string): Value | undefined {
  const value = Number(digits);
  if (Number.isNaN(value)) return /[+-]$/.test(digits) ? undefined : digits;
  return digits.length <= longestDouble ? double(value) : parseDecimal(digits);
}
