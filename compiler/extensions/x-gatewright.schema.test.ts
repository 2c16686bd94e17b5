import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { modelOfText } from '../../fixtures/model-of-text.js';
import { isJsonObject, type JsonObject, type JsonValue, member } from '../model/index.js';
import { corsProperties } from './cors-configuration.js';
import { extensions } from './extensions.js';
import { methodSettingProperties } from './method-settings.js';
import {
  basePathMappingProperties,
  domainProperties,
  mutualTlsProperties,
  routingRuleProperties,
} from './x-gatewright-domain.js';
import { accessLogProperties, canaryProperties, stageProperties } from './x-gatewright-stages.js';
import {
  apiStageProperties,
  quotaProperties,
  throttleProperties,
  usagePlanProperties,
} from './x-gatewright-usage-plans.js';
import { routeProperties, webSocketProperties } from './x-gatewright-websocket.js';

const schema: JsonValue = JSON.parse(readFileSync(new URL('x-gatewright.schema.json', import.meta.url), 'utf8'));

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonObject {
  let found = value;
  for (const key of path) found = isJsonObject(found) ? member(found, key) : undefined;
  assert.ok(isJsonObject(found), path.join('.'));
  return found;
}

/** What the readers know of each object of the schema. */
const known: Readonly<Record<string, readonly string[]>> = {
  stage: stageProperties,
  methodSetting: methodSettingProperties,
  accessLogSettings: accessLogProperties,
  canarySettings: canaryProperties,
  usagePlan: usagePlanProperties,
  apiStage: apiStageProperties,
  throttle: throttleProperties,
  quota: quotaProperties,
  domain: domainProperties,
  mutualTls: mutualTlsProperties,
  basePathMapping: basePathMappingProperties,
  routingRule: routingRuleProperties,
  websocket: webSocketProperties,
  route: routeProperties,
  cors: corsProperties,
};

/** A document in which the example of an object stands in its place. */
function documentWith(name: string, example: JsonValue): string {
  const stage = (value: JsonValue): JsonValue => ({ 'x-gatewright-stages': { prod: value } });
  const plan = (value: JsonValue): JsonValue => ({ ...at(stage({})), 'x-gatewright-usage-plans': { plan: value } });
  const domain = (value: JsonObject): JsonValue => ({
    ...at(stage({})),
    'x-gatewright-domain': { domainName: 'a.example.com', ...value },
  });
  const placed: Readonly<Record<string, () => JsonValue>> = {
    stage: () => stage(example),
    methodSetting: () => stage({ methodSettings: { '*/*': example } }),
    accessLogSettings: () => stage({ accessLogSettings: example }),
    canarySettings: () => stage({ canarySettings: example }),
    usagePlan: () => plan(example),
    apiStage: () => plan({ apiStages: [example] }),
    throttle: () => plan({ throttle: example }),
    quota: () => plan({ quota: example }),
    domain: () => domain(at(example)),
    mutualTls: () => domain({ mutualTlsAuthentication: example }),
    basePathMapping: () => domain({ basePathMappings: [example] }),
    routingRule: () => domain({ routingRules: [example] }),
    websocket: () => ({ 'x-gatewright-websocket': example }),
    route: () => ({ 'x-gatewright-websocket': { routes: { a: example } } }),
    cors: () => ({ 'x-gatewright-cors': example }),
  };
  const place = placed[name];
  assert.ok(place, name);
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: 't', version: '1' },
    paths: {},
    components: {
      securitySchemes: {
        login: {
          type: 'apiKey',
          in: 'header',
          name: 'A',
          'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:x' },
        },
      },
    },
    ...at(place()),
  });
}

describe('x-gatewright.schema.json', () => {
  it('names every extension of gatewright at its place', () => {
    const ours = extensions.filter(({ name }) => name.startsWith('x-gatewright-'));
    const names = (place: 'root' | 'path-item'): readonly string[] =>
      ours.filter(({ places }) => places.includes(place)).map(({ name }) => name);
    const described = Object.keys(at(schema, 'properties')).filter((name) => name !== 'paths');
    assert.deepEqual([...described].sort(), [...names('root')].sort());
    const inPaths = Object.keys(at(schema, 'properties', 'paths', 'additionalProperties', 'properties'));
    assert.deepEqual(inPaths, names('path-item'));
  });

  it('closes no object that the readers do not close', () => {
    const closed = Object.entries(at(schema, 'definitions'))
      .filter(([name, value]) => name !== 'intrinsic' && member(at(value), 'additionalProperties') === false)
      .map(([name]) => name);
    assert.deepEqual(closed.sort(), Object.keys(known).sort());
  });

  for (const [name, properties] of Object.entries(known)) {
    it(`knows of ${name} what its reader knows, and the reader takes its example`, () => {
      const described = Object.keys(at(schema, 'definitions', name, 'properties'));
      assert.deepEqual([...described].sort(), [...properties].sort());
      const examples = member(at(schema, 'definitions', name), 'examples');
      const example = Array.isArray(examples) ? at(examples[0]) : {};
      assert.deepEqual(Object.keys(example).sort(), [...described].sort(), 'the example has every property');
      assert.deepEqual(modelOfText(documentWith(name, example), { protocol: 'REST' }).codes, []);
      const codes = modelOfText(documentWith(name, { ...example, zzzzzzzzzzzz: 1 }), { protocol: 'REST' }).codes;
      assert.deepEqual(codes, ['gatewright-property-unknown']);
    });
  }
});
