import assert from 'node:assert/strict';
import { type CompileTemplateOptions, compileTemplate, type TemplateBindings } from './compile-template.js';
import { contextVariable } from './context-variable.js';
import { overridesOf } from './overrides.js';
import { TemplateError } from './template-error.js';

function render(text: string, bindings: TemplateBindings = {}, options: CompileTemplateOptions = {}): string {
  return compileTemplate(text, options).render(bindings).output;
}

function failure(text: string, options: CompileTemplateOptions = {}, bindings: TemplateBindings = {}): TemplateError {
  try {
    render(text, bindings, options);
  } catch (error) {
    assert.ok(error instanceof TemplateError, String(error));
    return error;
  }
  return assert.fail('The template should have failed.');
}

describe('compileTemplate', () => {
  it('prints nothing for a null reference, and takes null for the empty string', () => {
    assert.equal(render("[$nope][${nope.x}]#if($nope == '')empty#end#if($nope != '')full#end"), '[][]empty');
  });

  it('prints objects as Java does and arrays as JSON', () => {
    const body = '{"2":1.0,"1":{"a":[{"b":"x/y"}]},"n":null}';
    assert.equal(render("$input.path('$')", { input: { body } }), '{2=1.0, 1={a=[{"b":"x\\/y"}]}, n=null}');
    assert.equal(render("$input.json('$')", { input: { body } }), '{"2":1.0,"1":{"a":[{"b":"x/y"}]},"n":null}');
  });

  it('reads an empty body as {} and a missing path as nothing or ""', () => {
    const text = "$input.body [$input.path('$.a.b')] $input.json('$.a')";
    assert.equal(render(text, { input: { body: '' } }), '{} [] ""');
  });

  it('finds a parameter in the path, then the query string, then the headers', () => {
    const params = { path: { a: 'p' }, querystring: { a: 'q', b: 'q' }, header: { a: 'h', b: 'h', c: 'h' } };
    const text = "$input.params('a')$input.params('b')$input.params('c'),$input.params('d')";
    assert.equal(render(text, { input: { params } }), 'pqh,');
  });

  it('does not let one $input.path see what a template did to the result of another', () => {
    const text = "#set($l = $input.path('$.l'))#set($x = $l.add(2))$l $input.path('$.l')";
    assert.equal(render(text, { input: { body: '{"l":[1]}' } }), '[1,2] [1]');
  });

  it('collects overrides, which a second template sees', () => {
    const variable = contextVariable({ stage: 'dev' });
    const first = '#set($context.requestOverride.header.X = "a")#set($context.responseOverride.status = 201)$context';
    assert.equal(render(first, { context: { variable } }), '');
    assert.equal(render('$context.requestOverride.header.X $context.stage', { context: { variable } }), 'a dev');
    const overrides = overridesOf(variable);
    assert.deepEqual([...overrides.request.header], [['X', 'a']]);
    assert.equal(overrides.response.status, 201);
  });

  it('fails when it sets an override twice, as the guide says, though each template may set it once', () => {
    const status = '#set($context.responseOverride.status = 400)';
    assert.match(failure(`${status}${status}`).message, /\$context\.responseOverride\.status more than once/);
    for (const again of [
      "$context.requestOverride.header.put('a', '1')$context.requestOverride.header.put('a', '2')",
      "#foreach($i in [1, 2])#set($context.requestOverride.querystring['a'] = $i)#end",
    ]) {
      assert.equal(failure(again).errorClass, 'RepeatedOverride', again);
    }
    assert.equal(render(`${status}${status}ok`, {}, { failOnRepeatedOverrides: false }), 'ok');
    const variable = contextVariable();
    render(`${status}#set($context.responseOverride.custom = 1)#set($context.responseOverride.custom = 2)`, {
      context: { variable },
    });
    render(status, { context: { variable } });
    assert.equal(overridesOf(variable).response.status, 400);
  });

  it('ignores a status that is none, and joins a list', () => {
    const { context } = compileTemplate(
      "#set($context.responseOverride.status = 'x')#set($context.requestOverride.header.L = ['a', 'b'])",
    ).render({});
    const overrides = overridesOf(context);
    assert.equal(overrides.response.status, undefined);
    assert.equal(overrides.request.header.get('L'), 'a,b');
  });

  it('keeps one render from another', () => {
    const template = compileTemplate('#if($x)old#{else}new#end#set($x = 1)#evaluate("#macro(m)$x#end")#m()');
    assert.equal(template.render({}).output, 'new1');
    assert.equal(template.render({}).output, 'new1');
  });

  it('says where in the template a method failed, and how', () => {
    const error = failure("abc #set($s = 'x')$s.substring(5)");
    assert.equal(error.errorClass, 'MethodInvocationException');
    assert.equal(error.causeClass, 'StringIndexOutOfBoundsException');
    assert.equal(error.offset, "abc #set($s = 'x')$s.".length);
  });

  it('says where an index failed', () => {
    const error = failure('#set($l = [1])  $l[3]');
    assert.equal(error.errorClass, 'VelocityException');
    assert.equal(error.causeClass, 'IndexOutOfBoundsException');
    assert.equal(error.offset, '#set($l = [1])  $l'.length);
  });

  it('ends a loop after 1,000 turns', () => {
    assert.equal(render('#foreach($i in [1..5000])x#end').length, 1000);
  });

  describe('with hostile templates', () => {
    it('counts calls by the size of the lists and texts that they work on', () => {
      const turns = (body: string): string => `#foreach($i in [1..1000])${body}#end`;
      const long = '#set($s = \'aaaaaaaaaaaaaaaa\')#foreach($i in [1..16])#set($s = "$s$s")#end';
      for (const text of [
        `#set($l = [1..1000000])${turns('#set($x = $l.contains(-1))')}`,
        '#set($l = [1..1000000])#set($m = [1..1000000])#set($x = $l.containsAll($m))',
        `${long}${turns('#set($x = $s.bytes)')}`,
        `${long}${turns("#set($x = $s.split('b'))")}`,
        turns('#set($x = [1..1000000])#set($y = $x.size())'),
      ]) {
        assert.equal(failure(text).errorClass, 'LimitExceeded', text);
      }
    });

    it('asks large texts and lists for what they know at once as often as small ones', () => {
      const entries = Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i]);
      const body = JSON.stringify({ text: 'x'.repeat(5_000_000), map: Object.fromEntries(entries) });
      const asked =
        '$t.length()$t.charAt($i)$t.substring($i, $i)$m.getOrDefault($i, 0)$m.getClass().simpleName.length()';
      const text = `#set($t = $input.path('$.text'))#set($m = $input.path('$.map'))#foreach($i in [1..1000])${asked}#end`;
      assert.ok(render(text, { input: { body } }).startsWith('5000000x'));
    });

    it('compares the keys of large maps without each with each', function () {
      this.timeout(5000);
      const keys = Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i]);
      const body = JSON.stringify({ one: Object.fromEntries(keys), other: Object.fromEntries(keys.reverse()) });
      const keySet = (name: string): string => `$input.path('$.${name}').keySet()`;
      assert.equal(render(`#if(${keySet('one')} == ${keySet('other')})same#end`, { input: { body } }), 'same');
      assert.equal(render(`${keySet('one')}.equals(${keySet('other')})`, { input: { body } }), 'true');
    });

    it('ends with numbers whose exponent stands for millions of digits', () => {
      const body = '{"large":1.50000000000000000e999999999,"small":1.50000000000000000e-999999999}';
      for (const name of ['large', 'small']) {
        const number = `$input.path('$.${name}')`;
        assert.equal(render(`${number}.intValue() ${number}.longValue()`, { input: { body } }), '0 0');
        for (const operator of ['+', '-']) {
          assert.throws(() => render(`#set($x = ${number} ${operator} 1)`, { input: { body } }), {
            errorClass: 'LimitExceeded',
          });
        }
      }
      const formats = `#foreach($i in [1..1000])#set($x = $format.format('%.99999f', 1.5))#end`;
      assert.equal(render(`#set($format = '')${formats} done`), ' done');
    });

    const loops = (levels: number, body: string): string =>
      levels === 0 ? body : `#foreach($i${levels} in [1..1000])${loops(levels - 1, body)}#end`;

    it('ends loops within loops', () => {
      const error = failure(loops(4, 'x'));
      assert.equal(error.errorClass, 'LimitExceeded');
    });

    it('ends loops that print nothing', () => {
      assert.equal(failure(loops(5, '#set($x = 1)')).errorClass, 'LimitExceeded');
      assert.equal(failure(loops(5, '#if($x.y.z == 1)#end')).errorClass, 'LimitExceeded');
    });

    it('ends a render that takes too long, by the clock it is given', () => {
      let time = 0;
      const options = { now: () => time++, maxMilliseconds: 10 };
      assert.match(failure(loops(3, ' '), options).message, /too long/);
    });

    it('ends output beyond ten megabytes', () => {
      const error = failure(
        "#set($s = 'x'.concat('y'))#set($s = 'xxxxxxxxxx')#foreach($i in [1..40])#set($s = $s + $s)#end$s".replace(
          "#set($s = 'x'.concat('y'))",
          '',
        ),
      );
      assert.equal(error.errorClass, 'LimitExceeded');
      assert.equal(failure(loops(2, 'x'.repeat(100))).errorClass, 'LimitExceeded');
    });

    it('ends texts that methods make', () => {
      assert.equal(failure("#set($s = 'x')$s.repeat(2000000000)").causeClass, 'OutOfMemoryError');
      assert.equal(failure("#set($s = 'x')$s.format('%2000000000d', 1)").causeClass, 'OutOfMemoryError');
    });

    it('ends patterns that would take years', () => {
      const many = `#set($s = "${'a'.repeat(60)}b")`;
      assert.equal(render(`${many}$s.matches('(a+)+c') $s.replaceAll('(a|a)*c', 'x').length()`), 'false 61');
      const options = { maxPatternSteps: 1_000_000 };
      assert.equal(failure(`${many}$s.matches('(?=(a+)+c).*')`, options).errorClass, 'LimitExceeded');
      assert.equal(failure(`${many}$s.split('(a+)+\\1c')`, options).errorClass, 'LimitExceeded');
      const input = { body: `{"l":[{"s":"${'a'.repeat(60)}b"}]}` };
      assert.equal(render("$input.json('$.l[?(@.s =~ /(a+)+c/)]')", { input }, options), '[]');
      const error = failure("$input.json('$.l[?(@.s =~ /(?=(a+)+c).*/)]')", options, { input });
      assert.equal(error.errorClass, 'LimitExceeded');
      assert.equal(error.offset, '$input.'.length);
      const loop = `${many}#foreach($i in [1..1000])#foreach($j in [1..1000])#if($s.matches('(a+)+c'))#end#end#end`;
      assert.equal(failure(loop, options).errorClass, 'LimitExceeded');
    });

    it('ends numbers that grow with every turn', () => {
      const square = '#set($n = 99999999999999999999)#foreach($i in [1..1000])#set($n = $n * $n)#end';
      assert.equal(failure(square).errorClass, 'LimitExceeded');
      const input = { body: '{"d":0.12345678901234567890123}' };
      const product = "#set($n = $input.path('$.d'))#foreach($i in [1..1000])#set($n = $n * $n)#end";
      assert.equal(failure(product, {}, { input }).errorClass, 'LimitExceeded');
    });

    it('ends lists that hold themselves, or each other many times', () => {
      assert.equal(render('#set($l = [])#set($x = $l.add($l))$l'), '[(this Collection)]');
      const text = '#set($l = [1])#foreach($i in [1..60])#set($l = [$l, $l])#end$l';
      assert.equal(failure(text).errorClass, 'LimitExceeded');
      assert.match(failure('#set($a = [])#set($b = [$a])#set($x = $a.add($b))$a').errorClass, /StackOverflow/);
    });

    it('ends macros that call themselves', () => {
      assert.equal(failure('#macro(m)#m()#end#m()').errorClass, 'MacroOverflowException');
      assert.equal(failure('#macro(m)#evaluate("#m()")#end#m()').errorClass, 'MacroOverflowException');
      assert.equal(failure("#set($t = '#evaluate($t)')#evaluate($t)").errorClass, 'StackOverflowError');
      assert.equal(render('#define($d)x$d#end$d'), 'xx$d');
    });

    it('reaches nothing of JavaScript', () => {
      const names = ['constructor', '__proto__', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then'];
      const targets = ['$s', '$n', '$l', '$m', '$input', '$util', '$context', '$stageVariables', '$foreach'];
      const set = "#set($s = 'x')#set($n = 1)#set($l = [1])#set($m = {'a': 1})";
      for (const target of targets) {
        for (const name of names.filter((candidate) => candidate !== '__proto__')) {
          assert.equal(render(`${set}[${target}.${name}]`), '[]', `${target}.${name}`);
        }
        const printed = render(`${set}${target}`);
        assert.equal(render(`${set}${target}.__proto__`), `${printed}.__proto__`);
      }
      for (const name of names) assert.equal(render(`${set}$m['${name}'] $m.get('${name}')`), ' ', name);
      assert.equal(render("#set($m = {})$m.get('__proto__')$m.put('__proto__', 1)$m"), '{__proto__=1}');
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
      const body = '{"__proto__":{"polluted":1},"constructor":2}';
      assert.equal(render("$input.path('$.__proto__.polluted') $input.json('$')", { input: { body } }), `1 ${body}`);
      assert.equal(render("$input.params('constructor')$stageVariables.constructor$context.constructor"), '');
    });

    it('lets a class be no more than its name', () => {
      const text = "#set($s = '')$s.class.name|$s.class.forName('java.lang.Runtime')|$s.class.classLoader|";
      assert.equal(render(text), 'java.lang.String|class java.lang.Runtime||');
      assert.equal(render("#set($s = '')$s.class.forName('java.lang.Runtime').getRuntime()"), '');
    });

    it('ends deep documents and deep scans', () => {
      const body = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      assert.equal(failure("$input.json('$')", {}, { input: { body } }).causeClass, 'InvalidJsonException');
      const nested = `${'{"a":'.repeat(350)}1${'}'.repeat(350)}`;
      const error = failure("$input.json('$..*..*..*..*')", {}, { input: { body: nested } });
      assert.equal(error.causeClass, 'JsonPathException');
    });
  });
});
