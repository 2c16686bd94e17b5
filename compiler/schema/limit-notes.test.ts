import assert from 'node:assert/strict';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { limitNotes } from './limit-notes.js';

describe('limitNotes', () => {
  it('tells twenty notes of a code, then how many there are more, and all of everything else', () => {
    const said: Diagnostic[] = [];
    const notes = limitNotes((found) => said.push(found));
    for (let index = 0; index < 25; index++) {
      notes.report(diagnostic('schema-keyword-lost', { keyword: `k${index}` }));
      notes.report(diagnostic('schema-required-not-a-list', {}));
    }
    notes.report(diagnostic('schema-null-refused', { written: 'x' }));
    notes.finish({ file: 'api.yaml', pointer: '' });
    const count = (code: string): number => said.filter((found) => found.code === code).length;
    assert.equal(count('schema-keyword-lost'), 20);
    assert.equal(count('schema-required-not-a-list'), 25);
    assert.equal(count('schema-null-refused'), 1);
    assert.deepEqual(
      said.filter(({ code }) => code === 'schema-notes-left-out').map(({ message }) => message),
      ['The same is to be said of 5 more places in the schemas of this API: schema-keyword-lost.'],
    );
  });
});
