import assert from 'node:assert/strict';
import { writeForm, writeJson, writeMultipart, writeRaw } from './body-encodings.js';
import { buildRequest } from './build-request.js';
import type { Operation, OperationRequest } from './operation.js';
import * as styles from './parameter-styles.js';

const build = (operation: Partial<Operation>, request: OperationRequest = {}) =>
  buildRequest('https://api.test', {}, { method: 'POST', path: '/x', responses: {}, ...operation }, request);
const urlOf = (operation: Partial<Operation>, request: OperationRequest): string =>
  build(operation, request).url.slice('https://api.test/x'.length);

describe('buildRequest', () => {
  it('writes a query in the style form, exploded, and leaves out what has no value', () => {
    const query = {
      a: 'b c&',
      list: [1, null, 2],
      object: { x: 1, y: true },
      none: undefined,
      nothing: null,
      empty: [],
    };
    assert.equal(urlOf({}, { query }), '?a=b%20c%26&list=1&list=2&x=1&y=true');
  });

  it('takes names of Object.prototype for names', () => {
    const query = Object.fromEntries([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    assert.equal(urlOf({ styles: [['query', 'toString', styles.formList]] }, { query }), '?__proto__=1&constructor=2');
  });

  it('writes every style of OpenAPI', () => {
    const list = ['a', 'b,c'];
    const object = { R: 100, G: 200 };
    const query = (style: (name: string, value: unknown) => string, value: unknown): string =>
      urlOf({ styles: [['query', 'p', style]] }, { query: { p: value } }).slice(1);
    assert.equal(query(styles.formList, list), 'p=a,b%2Cc');
    assert.equal(query(styles.formList, object), 'p=R,100,G,200');
    assert.equal(query(styles.formList, []), '');
    assert.equal(query(styles.spaceDelimited, list), 'p=a%20b%2Cc');
    assert.equal(query(styles.pipeDelimited, list), 'p=a%7Cb%2Cc');
    assert.equal(query(styles.tabDelimited, list), 'p=a%09b%2Cc');
    assert.equal(query(styles.deepObject, { a: { b: 'c&' }, l: [1, { x: 2 }] }), 'p[a][b]=c%26&p[l][0]=1&p[l][1][x]=2');
    assert.equal(query(styles.formReserved, 'a/b?c&d#e'), 'p=a/b?c%26d%23e');
    assert.equal(query(styles.jsonParameter, object), 'p=%7B%22R%22%3A100%2C%22G%22%3A200%7D');
    const path = (style: (name: string, value: unknown) => string, value: unknown): string =>
      build({ path: '/x/{p}', styles: [['path', 'p', style]] }, { path: { p: value } }).url.slice(
        'https://api.test/x/'.length,
      );
    assert.equal(path(styles.simple, object), 'R,100,G,200');
    assert.equal(path(styles.simpleExploded, object), 'R=100,G=200');
    assert.equal(path(styles.label, list), '.a,b%2Cc');
    assert.equal(path(styles.labelExploded, list), '.a.b%2Cc');
    assert.equal(path(styles.labelExploded, object), '.R=100.G=200');
    assert.equal(path(styles.matrix, 'v'), ';p=v');
    assert.equal(path(styles.matrix, list), ';p=a,b%2Cc');
    assert.equal(path(styles.matrixExploded, list), ';p=a;p=b%2Cc');
    assert.equal(path(styles.matrixExploded, object), ';R=100;G=200');
  });

  it('keeps the slashes of a greedy path variable and encodes those of others', () => {
    assert.equal(build({ path: '/x/{p+}' }, { path: { p: 'a/b c' } }).url, 'https://api.test/x/a/b%20c');
    assert.equal(build({ path: '/x/{p}' }, { path: { p: 'a/b' } }).url, 'https://api.test/x/a%2Fb');
    assert.equal(build({ path: '/x/{p}' }, { path: { p: ['a', 'b'] } }).url, 'https://api.test/x/a,b');
    assert.throws(() => build({ path: '/x/{p+}' }, { path: { p: 'a/../../b' } }), TypeError);
  });

  it('writes headers and cookies', () => {
    const { headers } = build(
      { styles: [['header', 'X-Object', styles.headerExploded]] },
      { header: { 'X-List': [1, 2], 'X-Object': { a: 1 }, 'X-None': undefined }, cookie: { a: '1;', b: 2 } },
    );
    assert.deepEqual(headers, {
      accept: 'application/json',
      cookie: 'a=1%3B; b=2',
      'x-list': '1,2',
      'x-object': 'a=1',
    });
  });

  it('writes the body by the content type that the caller chose', async () => {
    const body = [
      ['application/json', writeJson],
      ['application/x-www-form-urlencoded', writeForm, [['deep', styles.deepObject]]],
      ['text/plain', writeRaw],
    ] as const;
    assert.deepEqual(
      [build({ body }, { body: { a: 1 } })].map(({ body, headers }) => [body, headers['content-type']])[0],
      ['{"a":1}', 'application/json'],
    );
    const form = build(
      { body },
      { contentType: 'application/x-www-form-urlencoded', body: { a: [1, 2], deep: { b: 1 }, o: { c: 1 }, n: null } },
    );
    assert.equal(form.body, 'a=1&a=2&deep[b]=1&o=%7B%22c%22%3A1%7D');
    assert.equal(form.headers['content-type'], 'application/x-www-form-urlencoded');
    assert.equal(build({ body }, { contentType: 'text/plain', body: 'x' }).body, 'x');
    assert.equal(build({ body }, {}).body, undefined);
    assert.equal(build({ body }, { body: null }).body, 'null');
  });

  it('leaves the boundary of a multipart form to fetch', async () => {
    const { body, headers } = build(
      { body: [['multipart/form-data', writeMultipart, [['meta', 'application/xml']]]] },
      { body: { file: new Blob(['x'], { type: 'image/png' }), tags: ['a', 'b'], object: { a: 1 }, meta: '<a/>' } },
    );
    assert.ok(body instanceof FormData);
    assert.equal(headers['content-type'], undefined);
    assert.deepEqual(body.getAll('tags'), ['a', 'b']);
    const [object, meta] = [body.get('object'), body.get('meta')];
    assert.ok(object instanceof Blob && meta instanceof Blob);
    assert.deepEqual([object.type, await object.text(), meta.type], ['application/json', '{"a":1}', 'application/xml']);
  });
});
