import assert from 'node:assert/strict';
import { MappingSyntaxError } from './mapping-syntax-error.js';
import { parseTemplate } from './parse-template.js';
import type { Statement } from './template.js';

const kinds = (text: string): string[] => parseTemplate(text).statements.map(({ kind }) => kind);

function textOf(text: string): string {
  return parseTemplate(text)
    .statements.map((statement: Statement) => {
      if (statement.kind === 'text') return statement.text;
      return statement.kind === 'reference' && statement.name === '' ? statement.prefix : `<${statement.kind}>`;
    })
    .join('');
}

function offsetOf(text: string): number {
  try {
    parseTemplate(text);
  } catch (error) {
    assert.ok(error instanceof MappingSyntaxError);
    assert.equal(error.errorClass, 'ParseErrorException');
    return error.offset;
  }
  return assert.fail(`${JSON.stringify(text)} should not parse.`);
}

describe('parseTemplate', () => {
  it('says where each thing stands in the text', () => {
    const text = "ab $x.y('s').z #set($k = [1..$n])";
    const [, reference, , set] = [...parseTemplate(text).statements, undefined];
    assert.equal(reference?.kind, 'reference');
    assert.equal(text.slice(reference?.start, reference?.end), "$x.y('s').z");
    const last = parseTemplate(text).statements.at(-1);
    assert.ok(last?.kind === 'set');
    assert.equal(text.slice(last.value.start, last.value.end), '[1..$n]');
    assert.equal(set, undefined);
  });

  it('says where a reference inside a double-quoted string stands', () => {
    const text = '#set($k = "a $b.c")';
    const [set] = parseTemplate(text).statements;
    assert.ok(set?.kind === 'set' && set.value.kind === 'interpolated');
    const inner = set.value.statements.find(({ kind }) => kind === 'reference');
    assert.equal(text.slice(inner?.start, inner?.end), '$b.c');
  });

  it('says where it stopped', () => {
    assert.equal(offsetOf('abc #if(true) x'), 15);
    assert.equal(offsetOf("#set($x = 'a' 1)"), 14);
    assert.equal(offsetOf('#set($x = 1 + )'), 14);
    assert.equal(offsetOf('$s.substring(1+1)'), 14);
    assert.equal(offsetOf('a #end'), 2);
    assert.equal(offsetOf('#set($x = "$")#set($y = "${x y")'), 26 + '{'.length + 1);
  });

  it('takes for text what looks like a reference or directive and is none', () => {
    for (const text of ['$ 5', '$5.00', '$.a.b(', '$(x)', '${}', '#fff;', '# a', '#[0]', 'a $# b', '{$}', '#{ }']) {
      assert.equal(textOf(text).replace('<macroCall>', '#fff'), text, text);
    }
  });

  it('refuses a template that ends in $ or #', () => {
    assert.throws(() => parseTemplate('a $'), MappingSyntaxError);
    assert.throws(() => parseTemplate('a #'), MappingSyntaxError);
  });

  it('eats a line end behind a directive, and blanks before a #set that begins a token', () => {
    assert.equal(textOf('a\n#if(true)\nb\n#end\nc'), 'a\n<if>c');
    assert.equal(textOf('  #set($x=1)\nA #set($y=2) B'), '<set>A <set> B');
  });

  it('knows macros wherever they stand, the first definition of a name', () => {
    const { macros } = parseTemplate('#if($x)#macro(a $p)1#end#end#macro(a)2#end#set($s = "#macro(b)3#end")');
    assert.deepEqual([...macros.keys()], ['a', 'b']);
    assert.deepEqual(macros.get('a')?.parameters, ['p']);
  });

  it('tells a range from a list, and a method from text in parentheses', () => {
    assert.deepEqual(kinds('#foreach($i in [1..3])$i#end'), ['foreach']);
    assert.deepEqual(kinds('$x.y('), ['reference', 'text']);
  });

  it('ends soon on whatever is nested deeply', () => {
    const deep = [
      `#set($x = ${'['.repeat(50_000)}`,
      `#set($x = ${'('.repeat(50_000)}`,
      `#if(${'!'.repeat(50_000)}true)#end`,
      '#if(true)'.repeat(50_000),
      `#set($x = ${'{1:'.repeat(50_000)}`,
      `$a${'[$a'.repeat(50_000)}`,
      `$a${'.b($a'.repeat(50_000)}`,
      `#if(1${' + 1'.repeat(50_000)})#end`,
      '\\'.repeat(100_000),
    ];
    for (const text of deep) {
      try {
        parseTemplate(text);
      } catch (error) {
        assert.ok(error instanceof MappingSyntaxError, String(error));
      }
    }
  });
});
