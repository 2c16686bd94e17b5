import assert from 'node:assert/strict';
import type { HttpMethod } from '../model/index.js';
import { operationNames } from './operation-names.js';

const one = (operationId: string): string | undefined => operationNames([{ operationId, method: 'GET', path: '/' }])[0];
const bare = (method: HttpMethod, path: string) => ({ method, path });

describe('operationNames', () => {
  it('writes operation ids in camel case', () => {
    assert.equal(one('listBooks'), 'listBooks');
    assert.equal(one('LIST books'), 'listBooks');
    assert.equal(one('list_all-the.books'), 'listAllTheBooks');
    assert.equal(one('HTTPGet'), 'httpGet');
    assert.equal(one('getHTTPStatus'), 'getHTTPStatus');
    assert.equal(one('repos/list-for-org'), 'reposListForOrg');
  });

  it('makes a name of method and path when there is no operation id', () => {
    assert.deepEqual(operationNames([bare('GET', '/'), bare('ANY', '/{proxy+}'), bare('POST', '/pets/{petId}/toys')]), [
      'getRoot',
      'anyProxy',
      'postPetsPetIdToys',
    ]);
  });

  it('makes every name an identifier that no statement, object or promise already has', () => {
    const hostile = [
      'delete',
      'constructor',
      '__proto__',
      'then',
      '404',
      '',
      '💥',
      'a*/;process.exit(1);/*',
      '`${x}`',
      'x\u2028y',
      'книги',
      'await',
    ];
    const names = operationNames(hostile.map((operationId) => ({ operationId, method: 'GET', path: '/x' })));
    for (const name of names) {
      assert.match(name, /^[\p{ID_Start}][\p{ID_Continue}]*$/u);
      assert.ok(!Object.hasOwn(Object.prototype, name), name);
      // A function of that name is what gets emitted; parsing it as a strict module proves that the name is free.
      new Function(`"use strict"; function ${name}() {}`);
    }
    assert.equal(names[0], 'deleteOperation');
    assert.equal(names[3], 'thenOperation');
    assert.equal(names[4], 'op404');
    assert.equal(names[10], 'книги');
    assert.equal(new Set(names.map((name) => name.toLowerCase())).size, hostile.length);
  });

  it('tells equal names apart without regard to case, and lets operation ids go first', () => {
    const sources = [
      bare('GET', '/pets'),
      { operationId: 'getPets', method: 'POST' as const, path: '/a' },
      { operationId: 'GetPets', method: 'POST' as const, path: '/b' },
      { operationId: 'getpets', method: 'POST' as const, path: '/c' },
    ];
    assert.deepEqual(operationNames(sources), ['getPets4', 'getPets', 'getPets2', 'getpets3']);
  });

  it('cuts endless names', () => {
    assert.ok((one('a'.repeat(10_000))?.length ?? 0) <= 100);
  });
});
