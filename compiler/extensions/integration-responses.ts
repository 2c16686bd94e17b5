import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import type { Integration, IntegrationResponse } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import { mappingTemplates } from './mapping-templates.js';
import { memberOf, membersOf, membersOrEmptyOf } from './node.js';
import { isObjectNode, oneOf, stringOf, textMapOf } from './scalar.js';

const properties = ['statusCode', 'responseTemplates', 'responseParameters', 'contentHandling'];

/**
 * `x-amazon-apigateway-integration.responses`: selection pattern to response, in the order of the document.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html
 */
export function integrationResponses(
  node: DocumentNode,
  type: Integration['type'],
  context: ReadContext,
): readonly IntegrationResponse[] {
  if (!isObjectNode(node, 'responses', context)) return [];
  const responses = membersOrEmptyOf(node, context).flatMap(
    ([pattern, member]) => integrationResponse(pattern, member, context) ?? [],
  );
  // Responses have no effect on proxies.
  if (type !== 'AWS_PROXY' && type !== 'HTTP_PROXY') reportReplaced(responses, context);
  return responses;
}

/** AWS's Integration object holds its responses by status; the document's are by pattern. */
function reportReplaced(responses: readonly IntegrationResponse[], { report }: ReadContext): void {
  const last = new Map(responses.map((response) => [response.statusCode, response]));
  for (const { selectionPattern: pattern, statusCode, at } of responses) {
    const other = last.get(statusCode)?.selectionPattern;
    if (other === undefined || other === pattern) continue;
    report(diagnostic('integration-response-replaced', { pattern, other, statusCode }, at));
  }
}

function integrationResponse(
  pattern: string,
  node: DocumentNode,
  context: ReadContext,
): IntegrationResponse | undefined {
  const name = `x-amazon-apigateway-integration.responses.${pattern}`;
  if (!isObjectNode(node, name, context)) return undefined;
  checkProperties(node, name, properties, context);
  const handling = memberOf(node, 'contentHandling', context);
  const contentHandling =
    handling && oneOf(handling, 'contentHandling', ['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'] as const, context);
  const parameters = memberOf(node, 'responseParameters', context);
  const templates = memberOf(node, 'responseTemplates', context);
  return {
    selectionPattern: pattern,
    statusCode: statusCode(pattern, node, context),
    responseParameters: parameters === undefined ? new Map() : textMapOf(parameters, 'responseParameters', context),
    responseTemplates: templates === undefined ? new Map() : mappingTemplates(templates, 'responseTemplates', context),
    ...(contentHandling === undefined ? {} : { contentHandling }),
    at: node.at,
  };
}

/** Numbers are cast to strings, as API Gateway does. Without a status the pattern is taken if it is one, else 200. */
function statusCode(pattern: string, node: DocumentNode, context: ReadContext): string {
  const member = memberOf(node, 'statusCode', context);
  const written = member && stringOf(member, 'statusCode', context);
  if (written !== undefined && /^[1-5]\d\d$/.test(written)) return written;
  const taken = /^[1-5]\d\d$/.test(pattern) ? pattern : '200';
  context.report(diagnostic('integration-status', { pattern, statusCode: taken }, member?.at ?? node.at));
  return taken;
}

/** `responseParameters` of an HTTP API: status to mappings, told in the form of REST's responses. */
export function httpIntegrationResponses(node: DocumentNode, context: ReadContext): readonly IntegrationResponse[] {
  if (!isObjectNode(node, 'responseParameters', context)) return [];
  return membersOf(node, context).map(([status, member]) => ({
    selectionPattern: status,
    statusCode: status,
    responseParameters: textMapOf(member, `responseParameters.${status}`, context),
    responseTemplates: new Map(),
    at: member.at,
  }));
}
