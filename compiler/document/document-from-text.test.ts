import assert from 'node:assert/strict';
import type { Diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../model/index.js';
import { documentFromText } from './document-from-text.js';
import { documentFromValue } from './document-from-value.js';

const yamlOf = (value: JsonValue): string => toYaml(value, '');

/** Block YAML of a value: enough for what stands here. */
function toYaml(value: JsonValue, indent: string): string {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return ` ${JSON.stringify(value)}\n`;
  return `\n${Object.entries(value)
    .map(([key, item]) => `${indent}${JSON.stringify(key)}:${toYaml(item, `${indent}  `)}`)
    .join('')}`;
}

const load = (text: string) => {
  const found: Diagnostic[] = [];
  const document = documentFromText(text, 'api', (diagnostic) => found.push(diagnostic));
  return { document, found, codes: found.map(({ code }) => code) };
};

for (const [form, write] of [
  ['JSON', (value: JsonValue) => JSON.stringify(value, null, 1)],
  ['YAML', yamlOf],
] as const) {
  describe(`a document in ${form}`, () => {
    it('has the version that it says, as text or as a number', () => {
      for (const [field, version, dialect] of [
        ['swagger', '2.0', 'openapi-2.0'],
        ['swagger', 2, 'openapi-2.0'],
        ['openapi', '3.0', 'openapi-3.0'],
        ['openapi', 3, 'openapi-3.0'],
        ['openapi', '3.0.4', 'openapi-3.0'],
        ['openapi', 3.1, 'openapi-3.1'],
        ['openapi', '3.1.0', 'openapi-3.1'],
        ['openapi', '3.1.0-rc1', 'openapi-3.1'],
      ] as const) {
        assert.equal(load(write({ [field]: version })).document?.dialect, dialect, `${field} ${version}`);
      }
    });

    it('is refused in other versions', () => {
      for (const object of [
        { openapi: '3.2.0' },
        { swagger: '1.2' },
        { openapi: {} },
        { openapi: '3.10.0' },
        { openapi: null },
      ]) {
        assert.deepEqual(load(write(object)).codes, ['version-unsupported'], JSON.stringify(object));
      }
      assert.deepEqual(load(write({ info: {} })).codes, ['openapi-missing']);
    });

    it('resolves references from wherever they stand, and takes AWS model addresses for models', () => {
      const { document, codes } = load(
        write({
          openapi: '3.0.1',
          components: { schemas: { A: { $ref: '#/components/schemas/B~1b' }, 'B/b': { type: 'string' } } },
          'x-a': { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/A' },
        }),
      );
      assert.deepEqual(codes, []);
      assert.ok(document);
      const at = { file: 'api', pointer: '/x-a' };
      assert.deepEqual(document.follow({ value: { $ref: '#/components/schemas/A' }, at }), {
        value: { type: 'string' },
        at: { file: 'api', pointer: '/components/schemas/B~1b' },
      });
      assert.deepEqual(document.resolve('#/components/schemas/A', at)?.value, { $ref: '#/components/schemas/B~1b' });
      assert.equal(document.resolve('#/nowhere', at), undefined);
    });

    it('reports what follow cannot resolve, once', () => {
      const { document, found } = load(write({ openapi: '3.0.1' }));
      const node = { value: { $ref: '#/x' }, at: { file: 'api', pointer: '' } };
      assert.equal(document?.follow(node), undefined);
      assert.equal(document?.follow(node), undefined);
      assert.deepEqual(
        found.map(({ code }) => code),
        ['reference-unresolved'],
      );
    });

    it('takes a property that is called $ref for a property', () => {
      assert.deepEqual(load(write({ openapi: '3.0.1', a: { properties: { $ref: { type: 'string' } } } })).codes, []);
    });
  });

  describe(`a template in ${form}`, () => {
    const api = { openapi: '3.0.1', components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: {} } } };
    const template = (resources: JsonValue): string => write({ Resources: resources });

    for (const [type, property] of [
      ['AWS::Serverless::Api', 'DefinitionBody'],
      ['AWS::Serverless::HttpApi', 'DefinitionBody'],
      ['AWS::ApiGateway::RestApi', 'Body'],
      ['AWS::ApiGatewayV2::Api', 'Body'],
    ] as const) {
      it(`holds the definition of ${type}, whose references begin at the definition`, () => {
        const { document, codes } = load(
          template({ F: { Type: 'AWS::Lambda::Function' }, Api: { Type: type, Properties: { [property]: api } } }),
        );
        assert.deepEqual(codes, []);
        const pointer = `/Resources/Api/Properties/${property}`;
        assert.deepEqual(document?.root, { value: api, at: { file: 'api', pointer } });
        assert.deepEqual(document?.resolve('#/components/schemas/B', document.root.at), {
          value: {},
          at: { file: 'api', pointer: `${pointer}/components/schemas/B` },
        });
      });
    }

    it('with several definitions names them', () => {
      const one = { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: api } };
      const { document, found } = load(template({ One: one, Two: one }));
      assert.equal(document, undefined);
      assert.equal(found[0]?.code, 'definition-ambiguous');
      assert.match(found[0].message, /#\/Resources\/One\/Properties\/Body, #\/Resources\/Two\/Properties\/Body/);
      assert.match(found[0].mend, /api#\/Resources\/One\/Properties\/Body/);
    });

    it('that takes its definition from elsewhere says where', () => {
      const elsewhere = { Type: 'AWS::Serverless::Api', Properties: { DefinitionUri: 'api.yaml' } };
      assert.deepEqual(load(template({ Api: elsewhere })).codes, ['definition-elsewhere']);
      const included = { Type: 'AWS::Serverless::Api', Properties: { DefinitionBody: { 'Fn::Transform': {} } } };
      assert.deepEqual(load(template({ Api: included })).codes, ['definition-elsewhere']);
      assert.deepEqual(load(template({ F: { Type: 'AWS::Lambda::Function' } })).codes, ['definition-missing']);
    });
  });
}

describe('documentFromValue', () => {
  const from = (value: JsonValue) => {
    const codes: string[] = [];
    const document = documentFromValue(value, 'api', ({ code }) => codes.push(code));
    return { document, codes };
  };

  it('is a document like any other, whose places are the first character', () => {
    const { document } = from({ openapi: '3.0.0', paths: {} });
    assert.deepEqual(document?.locate({ file: 'api', pointer: '/paths' }), { file: 'api', line: 1, column: 1 });
    assert.deepEqual(document?.files, []);
  });

  it('refuses what holds itself, and what is nested too deep', () => {
    const circular: { openapi: string; self?: JsonValue } = { openapi: '3.0.0' };
    circular.self = circular as JsonValue;
    assert.deepEqual(from(circular as JsonValue).codes, ['value-not-json']);
    let deep: JsonValue = { openapi: '3.0.0' };
    for (let level = 0; level < 300; level++) deep = { openapi: '3.0.0', deep };
    assert.deepEqual(from(deep).codes, ['nesting-too-deep']);
  });
});
