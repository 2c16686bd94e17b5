import assert from 'node:assert/strict';
import { modelOfText } from '../../fixtures/model-of-text.js';
import { documentFromText } from '../document/index.js';

const api = (operation: string, rest = ''): string => `openapi: 3.0.1
info: { title: t, version: '1' }
${rest}
paths:
  /a:
    post:
      responses: { 200: {} }
      x-amazon-apigateway-integration:
        type: mock
${operation}`;

/** What is said of the templates of a document, and where. */
function templateProblems(text: string): readonly string[] {
  const document = documentFromText(text, 'api.yaml', () => {});
  return modelOfText(text)
    .diagnostics.filter(({ code }) => code.startsWith('template-'))
    .map(({ code, severity, at }) => {
      const place = at === undefined ? undefined : document?.locate(at);
      return `${severity} ${code} ${place?.line}:${place?.column}`;
    });
}

describe('mapping templates', () => {
  it('warn at the line and column in the document, in requests and responses', () => {
    const text = api(`        requestTemplates:
          application/json: |
            {
              #set($x = )
            }
        responses:
          default:
            statusCode: 200
            responseTemplates: { application/json: "#if($x)" }
`);
    assert.deepEqual(templateProblems(text), ['warning template-syntax 13:25', 'warning template-syntax 18:60']);
  });

  it('are left alone where CloudFormation or Terraform fills something in', () => {
    const text = api(`        requestTemplates:
          application/json: !Sub "#if(\${Stage})"
          text/plain: "#if(\${var.stage})"
          text/xml: '{"id": "\${x}"}'
`);
    assert.deepEqual(templateProblems(text), []);
  });

  it('of gateway responses are no Velocity', () => {
    const text = api(
      '',
      `x-amazon-apigateway-gateway-responses:
  DEFAULT_4XX: { responseTemplates: { application/json: '#if($x)' } }`,
    );
    assert.deepEqual(templateProblems(text), []);
  });
});
