import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import type { Integration, Text } from '../model/index.js';
import { checkIntegrationCall } from './check-integration-call.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import type { Extension } from './extension.js';
import { integrationRequestParameters } from './integration-request-parameters.js';
import { httpIntegrationResponses, integrationResponses } from './integration-responses.js';
import { checkIntegrationUri } from './integration-uri.js';
import { mappingTemplates } from './mapping-templates.js';
import { memberOf, rawMemberOf } from './node.js';
import { booleanOf, integerOf, isObjectNode, oneOf, stringOf, stringsOf, textOf } from './scalar.js';

/** The method to which an integration belongs, as messages name it. */
export interface IntegrationOwner {
  readonly path: string;
  readonly method: string;
}

const extension = 'x-amazon-apigateway-integration';
const types = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'] as const;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'] as const;

/** Properties that have an effect on one kind of API alone. */
const restProperties = ['requestTemplates', 'responses', 'cacheKeyParameters', 'cacheNamespace', 'contentHandling'];
const httpProperties = ['payloadFormatVersion', 'integrationSubtype'];
const properties = [
  'type',
  'uri',
  'httpMethod',
  'credentials',
  'passthroughBehavior',
  'timeoutInMillis',
  'connectionType',
  'connectionId',
  'integrationTarget',
  'integration-target',
  'responseTransferMode',
  'requestParameters',
  'tlsConfig',
  ...restProperties,
  ...httpProperties,
];

/**
 * `x-amazon-apigateway-integration`: what stands behind a method.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export const integration: Extension<Integration, [owner: IntegrationOwner]> = {
  name: extension,
  places: ['operation'],
  protocols: ['REST', 'HTTP'],
  read(node, context, owner) {
    if (!isObjectNode(node, extension, context)) return undefined;
    // `responseParameters` by status is how HTTP APIs map answers; on a REST integration it is a slip for `responses`.
    checkProperties(
      node,
      extension,
      context.protocol === 'HTTP' ? [...properties, 'responseParameters'] : properties,
      context,
    );
    const type = integrationType(node, context);
    if (type === undefined) return undefined;
    if (context.protocol === 'HTTP' && type !== 'AWS_PROXY' && type !== 'HTTP_PROXY') {
      context.report(diagnostic('integration-type-http-api', { type }, node.at));
      return undefined;
    }
    reportOtherProtocol(node, context);

    const text = (name: string): Text | undefined => {
      const member = rawMemberOf(node, name);
      return member && textOf(member, name, context);
    };
    const member = <Result>(name: string, read: (found: DocumentNode) => Result): Result | undefined => {
      const found = memberOf(node, name, context);
      return found === undefined ? undefined : read(found);
    };
    // MOCK has no backend: API Gateway keeps neither of these, though its own console exports the verb.
    const uri = type === 'MOCK' ? undefined : text('uri');
    const httpMethod =
      type === 'MOCK' ? undefined : member('httpMethod', (found) => oneOf(found, 'httpMethod', methods, context));
    const integrationSubtype =
      context.protocol === 'HTTP'
        ? member('integrationSubtype', (found) => stringOf(found, 'integrationSubtype', context))
        : undefined;
    checkBackend(node, type, uri, httpMethod, integrationSubtype, context);

    const contentHandling = member('contentHandling', (found) =>
      oneOf(found, 'contentHandling', ['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'] as const, context),
    );
    const responseTransferMode =
      member('responseTransferMode', (found) =>
        oneOf(found, 'responseTransferMode', ['BUFFERED', 'STREAM'] as const, context),
      ) ?? 'BUFFERED';
    const payloadFormatVersion =
      context.protocol === 'HTTP'
        ? member('payloadFormatVersion', (found) => payloadVersion(found, context))
        : undefined;
    const requestParameters = member('requestParameters', (found) =>
      integrationRequestParameters(found, owner, context),
    );
    const credentials = text('credentials');
    const cacheNamespace = text('cacheNamespace');
    const connectionId = text('connectionId');
    const target = integrationTarget(node, context);
    const tlsConfig = member('tlsConfig', (found) => readTlsConfig(found, context));
    const found: Integration = {
      type,
      ...(uri === undefined ? {} : { uri }),
      ...(httpMethod === undefined ? {} : { httpMethod }),
      ...(credentials === undefined ? {} : { credentials }),
      passthroughBehavior:
        member('passthroughBehavior', (found) =>
          oneOf(found, 'passthroughBehavior', ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const, context),
        ) ?? 'WHEN_NO_MATCH',
      ...(contentHandling === undefined ? {} : { contentHandling }),
      timeoutInMillis:
        member('timeoutInMillis', (found) => timeout(found, responseTransferMode, context)) ?? longest(context),
      ...(cacheNamespace === undefined ? {} : { cacheNamespace }),
      cacheKeyParameters:
        member('cacheKeyParameters', (found) => stringsOf(found, 'cacheKeyParameters', context)) ?? [],
      connectionType:
        member('connectionType', (found) =>
          oneOf(found, 'connectionType', ['INTERNET', 'VPC_LINK'] as const, context),
        ) ?? 'INTERNET',
      ...(connectionId === undefined ? {} : { connectionId }),
      ...(target === undefined ? {} : { integrationTarget: target }),
      responseTransferMode,
      requestParameters: requestParameters?.mapped ?? new Map(),
      ...(requestParameters === undefined || requestParameters.dropped.size === 0
        ? {}
        : { droppedRequestParameters: requestParameters.dropped }),
      requestTemplates:
        member('requestTemplates', (found) => mappingTemplates(found, 'requestTemplates', context)) ?? new Map(),
      responses:
        context.protocol === 'HTTP'
          ? (member('responseParameters', (found) => httpIntegrationResponses(found, context)) ?? [])
          : (member('responses', (found) => integrationResponses(found, type, context)) ?? []),
      ...(tlsConfig === undefined ? {} : { tlsConfig }),
      ...(payloadFormatVersion === undefined ? {} : { payloadFormatVersion }),
      ...(integrationSubtype === undefined ? {} : { integrationSubtype }),
      at: node.at,
    };
    if (context.protocol === 'REST') checkIntegrationCall(found, node.at, context);
    return found;
  },
};

function integrationType(node: DocumentNode, context: ReadContext): Integration['type'] | undefined {
  const member = memberOf(node, 'type', context);
  if (member !== undefined) return oneOf(member, `type of ${extension}`, types, context);
  const reason = 'it says what stands behind the method';
  context.report(diagnostic('extension-property-missing', { extension, property: 'type', reason }, node.at));
  return undefined;
}

/** Reports what API Gateway refuses of the address of the backend. */
function checkBackend(
  node: DocumentNode,
  type: Integration['type'],
  uri: Text | undefined,
  httpMethod: string | undefined,
  integrationSubtype: string | undefined,
  context: ReadContext,
): void {
  if (type === 'MOCK' || integrationSubtype !== undefined) return;
  if (uri !== undefined) checkIntegrationUri(uri, type, rawMemberOf(node, 'uri')?.at ?? node.at, context);
  else if (rawMemberOf(node, 'uri') === undefined) {
    context.report(diagnostic('integration-uri-missing', { type }, node.at));
  }
  // Recorded for HTTP, HTTP_PROXY and AWS of REST APIs; of AWS_PROXY no answer was seen (unconfirmed).
  if (context.protocol === 'REST' && type !== 'AWS_PROXY' && httpMethod === undefined) {
    if (rawMemberOf(node, 'httpMethod') === undefined) {
      context.report(diagnostic('integration-http-method', { type }, node.at));
    }
  }
}

function reportOtherProtocol(node: DocumentNode, context: ReadContext): void {
  for (const property of context.protocol === 'REST' ? httpProperties : restProperties) {
    const member = rawMemberOf(node, property);
    if (member === undefined) continue;
    const parameters = { property, extension, protocol: context.protocol };
    context.report(diagnostic('extension-property-other-protocol', parameters, member.at));
  }
}

/** The default is also the longest time that an account gets without asking. */
function longest(context: ReadContext): number {
  return context.protocol === 'REST' ? 29000 : 30000;
}

function timeout(
  node: DocumentNode,
  mode: Integration['responseTransferMode'],
  context: ReadContext,
): number | undefined {
  const maximum = mode === 'STREAM' ? 900000 : longest(context);
  // Regional and private REST APIs may have a raised quota; 300 s is the most that was reported (unconfirmed).
  const absolute = context.protocol === 'REST' ? Math.max(maximum, 300000) : maximum;
  const value = integerOf(node, 'timeoutInMillis', { minimum: 50, maximum: absolute }, context);
  if (value !== undefined && value > maximum) {
    context.report(diagnostic('integration-timeout-quota', { value, maximum }, node.at));
  }
  return value;
}

/** One page of AWS's guide writes `integration-target`, all others `integrationTarget` (which one the import takes is unconfirmed). */
function integrationTarget(node: DocumentNode, context: ReadContext): Text | undefined {
  const written = rawMemberOf(node, 'integrationTarget');
  if (written !== undefined) return textOf(written, 'integrationTarget', context);
  const hyphenated = rawMemberOf(node, 'integration-target');
  if (hyphenated === undefined) return undefined;
  context.report(diagnostic('integration-target-hyphen', {}, hyphenated.at));
  return textOf(hyphenated, 'integration-target', context);
}

function payloadVersion(node: DocumentNode, context: ReadContext): '1.0' | '2.0' | undefined {
  // YAML and JSON read an unquoted 1.0 as the number 1.
  if (node.value === 1 || node.value === 2) return node.value === 1 ? '1.0' : '2.0';
  return oneOf(node, 'payloadFormatVersion', ['1.0', '2.0'] as const, context);
}

function readTlsConfig(node: DocumentNode, context: ReadContext): Integration['tlsConfig'] {
  if (!isObjectNode(node, 'tlsConfig', context)) return undefined;
  checkProperties(node, 'tlsConfig', ['insecureSkipVerification', 'serverNameToVerify'], context);
  const skip = memberOf(node, 'insecureSkipVerification', context);
  const insecureSkipVerification = skip && booleanOf(skip, 'insecureSkipVerification', context);
  const name = rawMemberOf(node, 'serverNameToVerify');
  const serverNameToVerify = name && textOf(name, 'serverNameToVerify', context);
  return {
    ...(insecureSkipVerification === undefined ? {} : { insecureSkipVerification }),
    ...(serverNameToVerify === undefined ? {} : { serverNameToVerify }),
  };
}
