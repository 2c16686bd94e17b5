import assert from 'node:assert/strict';
import { getResponse, type HttpHandler, HttpResponse, http } from 'msw';
import { createBackends } from './create-backends.js';
import { runHandler } from './run-handler.js';

const url = 'https://backend.test/pets/7?x=1';
const request = () =>
  new Request(url, { method: 'POST', body: '{"a":1}', headers: { cookie: 'k=v', 'content-type': 'application/json' } });

/** Each makes a new handler, since handlers remember what they have done. */
const handlers: Readonly<Record<string, () => HttpHandler>> = {
  'with parameters and cookies': () =>
    http.post('https://backend.test/pets/:id', ({ params, cookies, requestId }) =>
      HttpResponse.json({ params, cookies, hasId: requestId !== '' }),
    ),
  'with several values of a parameter': () =>
    http.post('https://backend.test/:path+', ({ params }) => HttpResponse.json(params)),
  'that reads the body': () =>
    http.post('https://backend.test/pets/:id', async ({ request: read }) => HttpResponse.json(await read.json())),
  'for another verb': () => http.get('https://backend.test/pets/:id', () => HttpResponse.text('no')),
  'for another path': () => http.post('https://backend.test/dogs/:id', () => HttpResponse.text('no')),
  'that answers nothing': () => http.post('https://backend.test/pets/:id', () => undefined),
  'that throws its response': () =>
    http.post('https://backend.test/pets/:id', () => {
      throw HttpResponse.text('thrown', { status: 409 });
    }),
  'that is for once': () => http.post('https://backend.test/pets/:id', () => HttpResponse.text('once'), { once: true }),
  'that is a generator': () =>
    http.post('https://backend.test/pets/:id', function* () {
      yield HttpResponse.text('first');
      yield HttpResponse.text('second');
      return HttpResponse.text('last');
    }),
  'that is an asynchronous generator': () =>
    http.post('https://backend.test/pets/:id', async function* () {
      yield HttpResponse.text('first');
      return HttpResponse.text('last');
    }),
  'with a regular expression': () => http.all(/pets\/\d$/, () => HttpResponse.text('expression')),
  'with a predicate that gives parameters': () =>
    http.post(
      () => ({ matches: true, params: { id: 'own' } }),
      ({ params }) => HttpResponse.json(params),
    ),
  'with a predicate that is false': () =>
    http.post(
      () => false,
      () => HttpResponse.text('no'),
    ),
};

async function described(response: Response | undefined): Promise<unknown> {
  return response && [response.status, [...response.headers], await response.text()];
}

describe('a handler of msw', () => {
  for (const [what, make] of Object.entries(handlers)) {
    it(`${what} answers as through msw.getResponse, time after time`, async () => {
      const [ours, theirs] = [make(), make()];
      for (let time = 0; time < 4; time++) {
        const { response } = await runHandler(ours, request(), 'r-1', false);
        assert.deepEqual(await described(response), await described(await getResponse([theirs], request())));
        assert.equal(ours.isUsed, theirs.isUsed);
      }
    });
  }

  it('throws what its resolver throws', async () => {
    const failing = http.all('*', () => {
      throw new TypeError('a bug');
    });
    await assert.rejects(runHandler(failing, request(), 'r-1', false), /a bug/);
  });

  it('finishes what it wants finished, last first', async () => {
    const done: string[] = [];
    const handler = http.all('*', ({ finalize }) => {
      finalize(() => void done.push('first'));
      finalize(() => void done.push('second'));
      return HttpResponse.text('ok');
    });
    const { finish } = await runHandler(handler, request(), 'r-1', false);
    assert.deepEqual(done, []);
    await finish?.();
    assert.deepEqual(done, ['second', 'first']);
    const afterwards: string[] = [];
    const failing = http.all('*', ({ finalize }) => {
      finalize(() => void afterwards.push('third'));
      throw new Error('a bug');
    });
    await assert.rejects(runHandler(failing, request(), 'r-2', false), /a bug/);
    assert.deepEqual(afterwards, ['third']);
  });

  it('finishes what gives no answer', async () => {
    const done: string[] = [];
    const silent = http.get('https://backend.test/pets', ({ finalize }) => finalize(() => void done.push('finished')));
    const answering = http.get('https://backend.test/pets', () => HttpResponse.text('ok'));
    await createBackends([silent, answering]).call({
      kind: 'http',
      purpose: 'integration',
      method: 'GET',
      url: 'https://backend.test/pets',
      headers: [],
      body: undefined,
      requestId: 'r-1',
    });
    assert.deepEqual(done, ['finished']);
  });
});
