import assert from 'node:assert/strict';
import { modelOfText, restApiOf } from '../../fixtures/model-of-text.js';
import { textPreview } from '../model/index.js';

const openApi = (servers: string): string => `
openapi: 3.0.1
info: {title: t, version: '1'}
paths: {}
servers: ${servers}
`;

function basePathOf(text: string): string | undefined {
  const { basePath } = restApiOf(modelOfText(text, { protocol: 'REST' }));
  return basePath === undefined ? undefined : textPreview(basePath);
}

describe('the base path', () => {
  it('is the server variable basePath, even if no URL uses it', () => {
    const variables = '{stage: {default: dev}, basePath: {default: catalogue}}';
    assert.equal(basePathOf(openApi(`[{url: https://a.example.com/other, variables: ${variables}}]`)), '/catalogue');
    const second = `[{url: https://a.example.com/other}, {url: /, variables: ${variables}}]`;
    assert.equal(basePathOf(openApi(second)), '/catalogue');
  });

  it("is the path of the first server's URL, its variables filled in", () => {
    assert.equal(basePathOf(openApi('[{url: https://a.example.com/depot/east/}]')), '/depot/east');
    assert.equal(basePathOf(openApi('[{url: /v1}, {url: /v2}]')), '/v1');
    assert.equal(basePathOf(openApi('[{url: "https://a/{v}/x", variables: {v: {default: v3}}}]')), '/v3/x');
    assert.equal(basePathOf(openApi("[{url: {'Fn::Sub': 'https://${Domain}/${Stage}/v1'}}]")), '/${Stage}/v1');
    assert.equal(basePathOf(openApi('[{url: "https://${stageVariables.host}/v1"}]')), '/v1');
  });

  it('is absent when there is nothing behind the host', () => {
    assert.equal(basePathOf(openApi('[{url: https://a.example.com}]')), undefined);
    assert.equal(basePathOf(openApi('[{url: https://a.example.com/}]')), undefined);
    assert.equal(basePathOf(openApi('[]')), undefined);
    assert.equal(basePathOf(openApi('[{url: {Ref: Url}}]')), undefined);
  });

  it('is the basePath of Swagger 2.0', () => {
    const swagger = (basePath: string): string =>
      `{swagger: '2.0', info: {title: t, version: '1'}, paths: {}, basePath: '${basePath}'}`;
    assert.equal(basePathOf(swagger('/a/b/c')), '/a/b/c');
    assert.equal(basePathOf(swagger('a/')), '/a');
    assert.equal(basePathOf(swagger('/')), undefined);
  });
});
