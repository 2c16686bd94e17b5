import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import type { JsonValue, Text } from '../model/index.js';
import type { ReadContext } from './context.js';
import { rawMembersOf } from './node.js';
import { isObjectNode, textOf } from './scalar.js';
import type { IntegrationOwner } from './x-amazon-apigateway-integration.js';

/** The mappings, and what API Gateway drops with a warning because it is no string. */
export interface IntegrationRequestParameters {
  readonly mapped: ReadonlyMap<string, Text>;
  readonly dropped: ReadonlyMap<string, JsonValue>;
}

/**
 * `x-amazon-apigateway-integration.requestParameters`: target to mapping expression.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-requestParameters.html
 */
export function integrationRequestParameters(
  node: DocumentNode,
  owner: IntegrationOwner,
  context: ReadContext,
): IntegrationRequestParameters {
  const mapped = new Map<string, Text>();
  const dropped = new Map<string, JsonValue>();
  if (!isObjectNode(node, 'requestParameters', context)) return { mapped, dropped };
  for (const [property, member] of rawMembersOf(node, context)) {
    const { value } = member;
    const isScalar = typeof value === 'number' || typeof value === 'boolean' || value === null;
    if (context.protocol === 'REST' && (isScalar || Array.isArray(value))) {
      dropped.set(property, value);
      const parameters = { property, path: owner.path, method: owner.method, value: JSON.stringify(value) };
      context.report(diagnostic('request-parameter-not-string', parameters, member.at));
      continue;
    }
    if (value === null) continue;
    const text = textOf(member, property, context);
    if (text !== undefined) mapped.set(property, text);
  }
  return { mapped, dropped };
}
