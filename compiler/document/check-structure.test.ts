import assert from 'node:assert/strict';
import { type Diagnostic, pointerTokens } from '../diagnostics/index.js';
import { checkStructure } from './check-structure.js';
import { documentFromText } from './document-from-text.js';

async function problemsOf(members: string): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    found.push(diagnostic);
  };
  const text = `openapi: 3.0.1\ninfo: {title: Books, version: '1'}\n${members}`;
  const document = documentFromText(text, 'api.yaml', report);
  assert.ok(document);
  await checkStructure(document, report);
  return found;
}

const places = (found: readonly Diagnostic[]): readonly string[] =>
  found.map(({ at }) => (at !== undefined && 'pointer' in at ? pointerTokens(at.pointer).join(' ') : ''));

describe('checkStructure', () => {
  it('has nothing to say of a document as OpenAPI wants it', async () => {
    const paths = "paths: {/books: {get: {responses: {'200': {description: Books}}, x-anything: [1]}}}";
    assert.deepEqual(await problemsOf(paths), []);
  });

  it('names the place of a member that does not belong there, and the one that was meant', async () => {
    const found = await problemsOf("paths: {/books: {get: {paramters: [], responses: {'200': {description: Books}}}}}");
    assert.deepEqual(places(found), ['paths /books get paramters']);
    assert.match(found[0]?.message ?? '', /"paramters" is not expected here \(did you mean "parameters"\?\)/);
    assert.equal(found[0]?.severity, 'info');
  });

  it('names what is missing and what has another type', async () => {
    const found = await problemsOf("paths: {/books: {get: {tags: 7, responses: {'200': {}}}}}");
    assert.deepEqual([...places(found)].sort(), ['paths /books get responses 200', 'paths /books get tags']);
  });

  it('says nothing of what stands in an intrinsic', async () => {
    const found = await problemsOf(
      "servers: [{url: {'Fn::Sub': 'https://${Host}'}}]\npaths: {/books: {'Fn::If': [Open, {get: {}}, {}]}, /x: {summary: {Ref: Text}}}",
    );
    assert.deepEqual(places(found), []);
  });

  it('stays whole when a member has the name of an object’s own method', async () => {
    const found = await problemsOf('paths: {/books: {get: {hasOwnProperty: 1}}}');
    assert.deepEqual(
      found.map(({ code }) => code),
      ['structure-unchecked'],
    );
  });
});
