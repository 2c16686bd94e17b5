import assert from 'node:assert/strict';
import pc from 'picocolors';
import { diagnostic, type Location, type Position } from '../diagnostics/index.js';
import type { Finding } from './finding.js';
import { countsText, findingsText } from './findings-text.js';

const colors = pc.createColors(false);
const sources = {
  locate: (at: Location | Position) => ('line' in at ? at : { file: at.file, line: 2, column: 3, length: 4 }),
  line: (_file: string, line: number) => ['openapi: 3.0.1', '  path: x'][line - 1],
};
const missing = (name: string): Finding => ({
  diagnostic: diagnostic(
    'operation-id-missing',
    { method: 'GET', path: '/', name },
    { file: 'api.yaml', pointer: '/paths' },
  ),
  sources,
});
const refused: Finding = {
  diagnostic: diagnostic(
    'path-below-greedy',
    { path: '/a/{b+}/c', greedy: '{b+}' },
    { file: 'api.yaml', line: 1, column: 1 },
  ),
  sources,
};

describe('findings as text', () => {
  it('names place, severity, code, reason, what AWS says and the mend, with the line', () => {
    assert.equal(
      findingsText([refused], { colors }),
      [
        'api.yaml:1:1: error path-below-greedy',
        '    1 | openapi: 3.0.1',
        '      | ^',
        '      The path /a/{b+}/c goes on below the greedy variable {b+}, which already takes everything.',
        "      AWS says: Unable to create resource at path '/a/{b+}/c': Cannot create a child of a resource with a greedy path variable: {b+}",
        '      → Put the greedy variable last.',
        '',
        '',
      ].join('\n'),
    );
  });

  it('shows the first few of a code and counts the others, unless all are wanted', () => {
    const many = Array.from({ length: 1243 }, (_, index) => missing(`get${index}`));
    const text = findingsText(many, { colors });
    assert.equal(text.match(/note operation-id-missing/g)?.length, 3);
    assert.match(text, /and 1,240 more operation-id-missing like these; --all shows them\./);
    assert.equal(findingsText(many, { colors, all: true }).match(/note operation-id-missing/g)?.length, 1243);
  });

  it('shows a fourth one instead of counting one', () => {
    assert.doesNotMatch(
      findingsText(
        [1, 2, 3, 4].map((n) => missing(`get${n}`)),
        { colors },
      ),
      /more/,
    );
  });

  it('puts errors last, where the eye is', () => {
    const text = findingsText([refused, missing('get')], { colors });
    assert.ok(text.indexOf('note') < text.indexOf('error'));
  });

  it('says the keys that lead there when there is nothing to find the line with', () => {
    const { diagnostic: found } = missing('get');
    assert.match(
      findingsText([{ diagnostic: found }], { colors }),
      /^api\.yaml › paths: note operation-id-missing\n {6}GET/,
    );
  });

  it('lets no text of a document steer the terminal', () => {
    const hostile = missing('\u001b]0;title\u0007\r\nfake: error');
    for (const control of ['\u001b', '\u0007', '\r']) assert.ok(!findingsText([hostile], { colors }).includes(control));
    assert.equal(findingsText([hostile], { colors }).split('\n').length, 7);
  });

  it('counts by severity', () => {
    assert.equal(countsText([refused, missing('a'), missing('b')]), '1 error, 2 notes');
    assert.equal(countsText([]), '');
  });
});
