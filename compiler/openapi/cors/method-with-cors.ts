import {
  type CorsConfiguration,
  type Integration,
  type IntegrationResponse,
  isLiteral,
  type MappingTemplate,
  type Method,
  type Text,
  text,
} from '../../model/index.js';
import { type MappedHeader, responseHeaders, soleOrigin } from './cors-headers.js';
import { lacksOriginKey, originKeys } from './origin-keys.js';
import { originTemplate } from './origin-template.js';

const allowOrigin = 'Access-Control-Allow-Origin';

/**
 * `proxy`: its backend has to send the headers. `no-template`: only a template can tell origins apart, and it has none.
 * `no-key`: a cache cannot tell them apart.
 */
export type CorsGap = 'proxy' | 'no-template' | 'no-key';

/** A method whose answers a page of an allowed origin may read; what the document maps itself stays. */
export interface MethodWithCors {
  readonly method: Method;
  readonly gap?: CorsGap;
}

/**
 * Maps the headers of CORS on every response of the method's integration, and declares them on the method. With several
 * origins they are told apart in the request templates (what those override outlives them, as recorded), or, where there
 * are none, in the response templates; and where a stage has a cache, the origin is part of its key.
 *
 * @param isCached whether a stage has a cache
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function methodWithCors(method: Method, cors: CorsConfiguration, isCached: boolean): MethodWithCors {
  const { integration, operation } = method;
  if (integration === undefined) return { method };
  if (integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY') return { method, gap: 'proxy' };
  const headers = responseHeaders(cors);
  const severalOrigins = soleOrigin(cors) === undefined;
  const names = [...headers.map(([name]) => name), ...(severalOrigins ? [allowOrigin] : [])];
  const { mapped, gap } = integrationWithCors(integration, headers, cors);
  const statuses = new Set(integration.responses.map(({ statusCode }) => statusCode));
  return {
    method: {
      ...method,
      ...(severalOrigins && isCached ? originKeys(method, mapped) : { integration: mapped }),
      methodResponses: method.methodResponses.map((response) =>
        statuses.has(response.statusCode)
          ? {
              ...response,
              responseParameters: joined(
                response.responseParameters,
                names.map((name) => [`method.response.header.${name}`, false] as const),
              ),
            }
          : response,
      ),
      operation: {
        ...operation,
        responses: operation.responses.map((response) => {
          if (!statuses.has(response.status)) return response;
          const declared = new Set(response.headers.map(({ name }) => name.toLowerCase()));
          const added = names.filter((name) => !declared.has(name.toLowerCase()));
          return { ...response, headers: [...response.headers, ...added.map((name) => ({ name, required: false }))] };
        }),
      },
    },
    ...(gap ? { gap: 'no-template' } : severalOrigins && isCached && lacksOriginKey(method) ? { gap: 'no-key' } : {}),
  };
}

function integrationWithCors(
  integration: Integration,
  headers: readonly MappedHeader[],
  cors: CorsConfiguration,
): { readonly mapped: Integration; readonly gap: boolean } {
  const mappings = headers.map(([name, source]) => [`method.response.header.${name}`, source] as const);
  const responses = integration.responses.map((response) => ({
    ...response,
    responseParameters: joined(response.responseParameters, mappings),
  }));
  if (soleOrigin(cors) !== undefined) return { mapped: { ...integration, responses }, gap: false };
  const directives = originTemplate(cors);
  if (integration.requestTemplates.size > 0) {
    const requestTemplates = withDirectives(integration.requestTemplates, directives);
    return { mapped: { ...integration, requestTemplates, responses }, gap: false };
  }
  return {
    mapped: {
      ...integration,
      responses: responses.map((response) => ({
        ...response,
        responseTemplates: withDirectives(response.responseTemplates, directives),
      })),
    },
    gap: responses.some(isWithoutTemplate),
  };
}

function isWithoutTemplate({ responseTemplates }: IntegrationResponse): boolean {
  return responseTemplates.size === 0;
}

function withDirectives(
  templates: ReadonlyMap<string, MappingTemplate>,
  directives: Text,
): ReadonlyMap<string, MappingTemplate> {
  return new Map(
    [...templates].map(([mediaType, template]) => [
      mediaType,
      setsOrigin(template) ? template : { ...template, text: text([directives, template.text]) },
    ]),
  );
}

/** Whether the template answers with an origin itself: an override that is set twice fails, by the guide. */
function setsOrigin(template: MappingTemplate): boolean {
  return isLiteral(template.text) && /responseOverride\.header.{0,3}Access-Control-Allow-Origin/i.test(template.text);
}

/** The map with what it lacks; names of headers are compared without regard to case. */
function joined<Item>(
  own: ReadonlyMap<string, Item>,
  added: readonly (readonly [string, Item])[],
): ReadonlyMap<string, Item> {
  const known = new Set([...own.keys()].map((name) => name.toLowerCase()));
  return new Map([...own, ...added.filter(([name]) => !known.has(name.toLowerCase()))]);
}
