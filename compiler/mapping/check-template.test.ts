import assert from 'node:assert/strict';
import { checkTemplate } from './check-template.js';

const at = { file: 'api.yaml', pointer: '/x' };

describe('checkTemplate', () => {
  it('says nothing of a template that parses', () => {
    assert.deepEqual(checkTemplate('{"id": "$input.params(\'id\')"}', at), []);
  });

  it('points at the place in the template', () => {
    const [found] = checkTemplate('{\n#if($x)\n}', at);
    assert.equal(found?.code, 'template-syntax');
    assert.deepEqual(found?.at, { ...at, offset: 11 });
  });

  it('knows the limit of 300 KB', () => {
    assert.equal(checkTemplate('x'.repeat(300 * 1024), at).length, 0);
    assert.equal(checkTemplate('é'.repeat(200 * 1024), at)[0]?.code, 'template-too-large');
  });
});
