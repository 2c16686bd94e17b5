import assert from 'node:assert/strict';
import { docComment } from './doc-comment.js';

describe('docComment', () => {
  it('writes one line, or several between delimiters', () => {
    assert.equal(docComment('A pet.'), '/** A pet. */');
    assert.equal(docComment(' \n\nA pet.  \r\n\n\nOr two.\n', '  '), '/**\n   * A pet.\n   *\n   * Or two.\n   */');
    assert.equal(docComment('\n'), '');
  });

  it('cannot be left', () => {
    for (const text of ['*/ x()', '**/x()', 'a\n*/x()', '*\u0000/x()', '*\u202e/x()', '/', '*/*/', '/*/', '*\n/']) {
      const comment = docComment(text);
      assert.equal(comment.indexOf('*/', 2), comment.length - 2, JSON.stringify(comment));
    }
  });

  it('takes their effect from directives', () => {
    const comment = docComment('@ts-expect-error\n@ts-ignore\n//# sourceMappingURL=x\u2028@jsxImportSource evil');
    assert.doesNotMatch(comment, /@ts-|URL=|@jsx|\u2028/);
  });
});
