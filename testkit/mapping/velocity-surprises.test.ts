import assert from 'node:assert/strict';
import { compileTemplate } from './compile-template.js';

const body = '{"n":12345678901234567890,"l":9223372036854775807,"f":0.00000000000000000001,"a":[1,2]}';

/** What Velocity 1.7 prints, in API Gateway's profile; undefined where it throws. */
const answers: readonly (readonly [template: string, output: string | undefined])[] = [
  // Behind a property `##` is text; elsewhere it is a comment.
  ["#set($x = {'y': 7})$x.y## c\nz", '7## c\nz'],
  ["#set($x = {'y': 7})$x.y ## c\nz", '7 z'],
  ["#set($x = {'y': 7})${x.y}## c\nz", '7z'],
  ["#set($x = {'y': [1]})$x.y[0]## c\nz", '1## c\nz'],
  ["#set($x = {'y': [1]})$x.y.get(0)## c\nz", '1z'],
  // Escapes of double-quoted strings are read as numbers, before doubled quotes become one.
  ['#set($x = "\\u0022\\u0022")$x', '"'],
  ['#set($x = "\\u+041")$x', 'A'],
  ['#set($x = "\\u00g1")$x', undefined],
  ['#set($x = "\\u41")$x', undefined],
  ["#set($x = '\\u41')$x", '\\u41'],
  // What looks like a number is none with a # before it.
  ['#set($x = #5)$x', undefined],
  ['#set($x = $5)$x', '5'],
  // A fourth argument of a loop is taken for its body.
  ['#foreach($i in [1, 2] $i)x#end', '12'],
  ['#foreach($i in [1, 2] "a$i")x#end', ''],
  // Unknown macros print what the references inside them have left of themselves.
  ['#nope(\\$x $$x)', '#nope($x $x)'],
  ['#@nope()\\$x $$x#end', '#@nope()$x $x#end'],
  ['#macro(m $$v)[$v]#end#m(1)', '[1]'],
  ['#define($!x)a#end[$x]', '[]'],
  ['#define("x")a#end[$x]', '[]'],
  ['#literal()a #* c *# b#end', 'a  b'],
  // Before the parenthesis of #set spaces may stand, but no tabs.
  ['#set  ($x = 1)$x', '1'],
  ['#set\t($x = 1)$x', undefined],
  // BigIntegers have a mod() that is never negative; a Long becomes a double beside a BigDecimal.
  ["#set($x = $input.path('$.n') % 7)$x", '1'],
  ["#set($x = -5 % $input.path('$.n'))$x", '12345678901234567885'],
  ['#set($x = 5 % 99999999999999999999)$x', '5'],
  ["#set($x = $input.path('$.n') % -7)$x", undefined],
  ["#set($x = $input.path('$.l') + $input.path('$.f'))$x", '9223372036854775808.00000000000000000001'],
  ['#set($x = 1.0E19)$x.longValue()', '9223372036854775807'],
  ['#set($x = 1.0E300 * 1.0E300)$x $x.longValue()', 'Infinity 9223372036854775807'],
  ['#set($x = 4.9E-324)$x', '4.9E-324'],
  // Methods without parameters throw for any argument, those of every object too.
  ["#set($s = 'a')$s.getClass(1)", undefined],
  ["#set($s = 'a')$s.hashCode(1)", undefined],
  ["#set($s = 'a')$s.notify()", undefined],
  ['$input.params(1)', undefined],
  ['$input.path(1)', ''],
  // An array neither grows nor shrinks.
  ["#set($s = 'a,b'.split(','))$s", undefined],
  ["#set($s = 'a,b')#set($p = $s.split(','))$p.add('c')", undefined],
  ["#set($s = 'a,b')#set($p = $s.split(','))$p.remove('a')", undefined],
  ["#set($s = 'a,b')#set($p = $s.split(','))$p.remove('x') $p.set(0, 'c') $p[0]", 'false a c'],
  ["#set($s = 'abc')$s.valueOf($s.toCharArray()) $s.lastIndexOf(-1) $s.codePointBefore(1)", 'abc -1 97'],
  ["#set($m = {'a': 1})$m.replace('a', 1, 2) $m.replace('a', 1, 3) $m", 'true false {a=2}'],
  ["#set($l = $input.path('$.a').clone())$l", '[1,2]'],
  ["#set($m = {'a': 1, 'b': 2})#foreach($k in $m.keySet())#set($v = $m.put('c', 3))#end", undefined],
  [
    "#set($m = {'a': 1, 'b': 2})#foreach($k in $m.keySet())#if($k == 'b')#set($v = $m.put('c', 3))#end#end$m",
    '{a=1, b=2, c=3}',
  ],
  // Of Java's formats: flags are checked, arrays are the arguments, a lone null is none.
  ["#set($s = 'a')$s.format('%05d|%-4s|%4s|%,d|%x', -42, 'ab', 'cd', 1234567, 255)", '-0042|ab  |  cd|1,234,567|ff'],
  [
    "#set($s = 'a')$s.format('%.2f|%+.1e|%.3g|%08.3f', 3.14159, 12345.678, 0.00012345, -2.5)",
    '3.14|+1.2e+04|0.000123|-002.500',
  ],
  [
    "#set($s = 'a')$s.format('%#x %o %h %B %S %c %% %s %<s', 255, 8, 'a', true, 'x', 65, 'y')",
    '0xff 10 61 TRUE X A % y y',
  ],
  ["#set($s = 'a,b')$s.format('%2$s%1$s', $s.split(','))", 'ba'],
  ["#set($s = 'a')$s.format('%s %d', $nope)", 'null null'],
  ["#set($s = 'a')$s.format('%s')", undefined],
  ["#set($s = 'a')$s.format('%05s', 'x')", undefined],
  ["#set($s = 'a')$s.format('%d', 2.5)", undefined],
  ["#set($s = 'a')$s.format('%.2f', 3)", undefined],
  ["#set($s = 'a')$s.format('%q', 3)", undefined],
  ["#set($s = 'a,b')$s.join('-', $s.split(',')) $s.join('-', 'x', 'y') $s.join('-', ['p', 'q'])", 'a-b x-y p-q'],
  ["#set($s = 'a')$s.join('-', [1, 2])", undefined],
];

describe('a template, where Velocity surprises', () => {
  for (const [template, output] of answers) {
    it(output === undefined ? `fails: ${template}` : `prints ${JSON.stringify(output)}: ${template}`, () => {
      const render = (): string => compileTemplate(template).render({ input: { body } }).output;
      if (output === undefined) assert.throws(render, { name: /^(?:TemplateError|MappingSyntaxError)$/ });
      else assert.equal(render(), output);
    });
  }
});
