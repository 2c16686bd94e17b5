import { diagnostic } from '../diagnostics/index.js';
import { duplicateKeyFault, type Fault, nestingFault } from './fault.js';
import { skipSpace, skipString } from './json-scanner.js';
import { maxDepth, maxDuplicateKeys } from './limits.js';

const scalar = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![\w.+-])/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const badCharacter = /[\u0000-\u001f]|\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})./;

/** What is wrong with a JSON text: the first error of the syntax, nesting beyond the limit, or keys that are there twice. */
export function checkJson(text: string): readonly Fault[] {
  const faults: Fault[] = [];
  /** The keys of every open object; null of an open list. */
  const open: (Set<string> | null)[] = [];
  let offset = 0;
  let expect: 'value' | 'first value' | 'key' | 'first key' | 'separator' = 'value';

  const syntax = (at: number, reason: string): readonly Fault[] => [
    ...faults,
    {
      offset: Math.min(at, Math.max(0, text.length - 1)),
      diagnose: (where) => diagnostic('json-syntax', { reason }, where),
      syntax: true,
    },
  ];

  for (;;) {
    offset = skipSpace(text, offset);
    const character = text[offset];
    if (character === undefined) {
      if (open.length === 0 && expect === 'separator') return faults;
      return syntax(
        offset,
        open.length === 0
          ? 'the file is empty'
          : `the file ends before its last ${open.at(-1) === null ? 'list' : 'object'} is closed`,
      );
    }
    const keys = open.at(-1);
    switch (expect) {
      case 'value':
      case 'first value':
        if (character === ']' && expect === 'first value') {
          open.pop();
          offset++;
          expect = 'separator';
        } else if (character === '{' || character === '[') {
          open.push(character === '{' ? new Set() : null);
          if (open.length > maxDepth) return [...faults, nestingFault(offset)];
          offset++;
          expect = character === '{' ? 'first key' : 'first value';
        } else if (character === '"') {
          const end = skipString(text, offset);
          const fault = stringFault(text, offset, end);
          if (fault !== undefined) return syntax(fault.offset, fault.reason);
          offset = end;
          expect = 'separator';
        } else {
          scalar.lastIndex = offset;
          if (!scalar.test(text)) return syntax(offset, `a value is expected, but ${shown(text, offset)} stands here`);
          offset = scalar.lastIndex;
          expect = 'separator';
        }
        break;
      case 'key':
      case 'first key': {
        if (character === '}' && expect === 'first key') {
          open.pop();
          offset++;
          expect = 'separator';
          break;
        }
        if (character !== '"')
          return syntax(offset, `a key in double quotes is expected, but ${shown(text, offset)} stands here`);
        const end = skipString(text, offset);
        const fault = stringFault(text, offset, end);
        if (fault !== undefined) return syntax(fault.offset, fault.reason);
        const key: unknown = JSON.parse(text.slice(offset, end));
        if (typeof key === 'string' && keys) {
          if (keys.has(key) && faults.length < maxDuplicateKeys) faults.push(duplicateKeyFault(offset, key));
          keys.add(key);
        }
        offset = skipSpace(text, end);
        if (text[offset] !== ':') return syntax(offset, `a colon is expected, but ${shown(text, offset)} stands here`);
        offset++;
        expect = 'value';
        break;
      }
      case 'separator': {
        if (keys === undefined)
          return syntax(offset, `the file goes on with ${shown(text, offset)} after its value has ended`);
        const close = keys === null ? ']' : '}';
        if (character === close) open.pop();
        else if (character === ',') expect = keys === null ? 'value' : 'key';
        else return syntax(offset, `a comma or ${close} is expected, but ${shown(text, offset)} stands here`);
        offset++;
        break;
      }
      default:
        expect satisfies never;
    }
  }
}

function stringFault(text: string, start: number, end: number): { offset: number; reason: string } | undefined {
  if (end === text.length && (text[end - 1] !== '"' || end - start < 2)) {
    return { offset: start, reason: 'the string that begins here is never closed' };
  }
  const bad = badCharacter.exec(text.slice(start + 1, end - 1));
  if (bad === null) return undefined;
  const reason = bad[0].startsWith('\\')
    ? `${bad[0]} is no escape of JSON`
    : 'a string holds a line break or control character that is not escaped';
  return { offset: start + 1 + bad.index, reason };
}

/** What stands at the offset, for a message. */
function shown(text: string, offset: number): string {
  if (offset >= text.length) return 'the end of the file';
  const [token] = /^[\w$.%-]{1,20}|^./su.exec(text.slice(offset, offset + 24)) ?? [''];
  return JSON.stringify(token);
}
