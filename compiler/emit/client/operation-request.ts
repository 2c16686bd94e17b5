import { type Contract, httpMethods, type MediaType, type Operation, type Parameter } from '../../model/index.js';
import {
  type Data,
  type MemberSignature,
  type RuntimeImports,
  type SchemaTypes,
  type Syntax,
  stringLiteral,
} from '../typescript/index.js';
import { bareMediaType, mediaKind } from './media-kind.js';
import { parameterStyle } from './parameter-style.js';

/** What making the parts of an operation needs. */
export interface OperationContext {
  readonly contract: Contract;
  readonly types: SchemaTypes;
  readonly imports: RuntimeImports;
  readonly syntax: Syntax;
  /** Headers that the operation's security schemes fill, in lower case. */
  readonly credentialHeaders: ReadonlySet<string>;
}

/** The request of an operation: its type, and what its description says about writing it. */
export interface EmittedRequest {
  readonly members: readonly MemberSignature[];
  /** Types that complete the members, one of which holds: for several content types. Empty when the members say it all. */
  readonly alternatives: readonly (readonly MemberSignature[])[];
  /** Whether a call may do without it. */
  readonly isOptional: boolean;
  /** Entries of the operation's description. */
  readonly description: readonly (readonly [string, Data])[];
}

const places = ['path', 'query', 'header', 'cookie'] as const;

export function operationRequest(operation: Operation, context: OperationContext): EmittedRequest {
  const members: MemberSignature[] = [];
  const styles: Data[] = [];
  if (operation.method === 'ANY') {
    const methods = httpMethods.filter((method) => method !== 'ANY');
    members.push({ name: 'method', type: methods.map(stringLiteral).join(' | ') });
  }
  for (const place of places) {
    const parameters = operation.parameters.filter(
      (parameter) => parameter.in === place && !isLeftOut(parameter, operation),
    );
    if (parameters.length === 0) continue;
    const group = unique(parameters).map((parameter) => parameterMember(parameter, context));
    members.push({
      name: place,
      type: context.syntax.objectType(group),
      isOptional: group.every((member) => member.isOptional),
    });
    for (const parameter of parameters) {
      const style = parameterStyle(parameter, context.contract);
      if (style !== undefined)
        styles.push([place, parameter.name, { name: context.imports.use('parameter-styles', style) }]);
    }
  }
  const body = operation.requestBody === undefined ? undefined : requestBody(operation, context);
  const alternatives = body?.alternatives ?? [];
  const [only] = alternatives;
  if (alternatives.length === 1 && only !== undefined) members.push(...only);
  return {
    members,
    alternatives: alternatives.length > 1 ? alternatives : [],
    isOptional: [...members, ...alternatives.flat()].every((member) => member.isOptional === true),
    description: [
      ...(styles.length === 0 ? [] : [['styles', styles] as const]),
      ...(body === undefined ? [] : [['body', body.encodings] as const]),
    ],
  };
}

/** The media type of the body decides over this header. */
function isLeftOut(parameter: Parameter, operation: Operation): boolean {
  return (
    parameter.in === 'header' && parameter.name.toLowerCase() === 'content-type' && operation.requestBody !== undefined
  );
}

/** One parameter for each name. */
function unique(parameters: readonly Parameter[]): Parameter[] {
  return [...new Map(parameters.map((parameter) => [parameter.name, parameter])).values()];
}

function parameterMember(parameter: Parameter, context: OperationContext): MemberSignature {
  const schema = parameter.schema ?? parameter.content?.schema;
  // A path parameter that only the path names could be either.
  const fallback = parameter.in === 'path' ? 'string | number' : 'string';
  const type = schema === undefined || !parameter.declared ? fallback : context.types.typeOf(schema, 'write');
  const header = parameter.in === 'header' ? parameter.name.toLowerCase() : '';
  const isOptional =
    parameter.in !== 'path' && (!parameter.required || header === 'accept' || context.credentialHeaders.has(header));
  return {
    name: parameter.name,
    type: isOptional ? `${type} | undefined` : type,
    isOptional,
    description: [parameter.description, parameter.deprecated ? '@deprecated' : ''].filter(Boolean).join('\n\n'),
  };
}

interface EmittedBody {
  readonly alternatives: readonly (readonly MemberSignature[])[];
  readonly encodings: Data;
}

/** Media types whose bodies are of one type are one alternative; the first of all is what `contentType` may leave out. */
function requestBody(operation: Operation, context: OperationContext): EmittedBody | undefined {
  const { requestBody: body } = operation;
  if (body === undefined || body.content.length === 0) return undefined;
  const byType = new Map<string, MediaType[]>();
  for (const content of body.content) {
    const type = bodyType(content, context);
    const list = byType.get(type);
    if (list === undefined) byType.set(type, [content]);
    else list.push(content);
  }
  const [first] = body.content;
  const alternatives = [...byType].map(([type, contents]): MemberSignature[] => {
    const names = contents.map(({ mediaType }) => (mediaType.includes('*') ? 'string' : stringLiteral(mediaType)));
    const mayBeLeftOut = contents.some((content) => content === first && !content.mediaType.includes('*'));
    return [
      ...(body.content.length === 1 && mayBeLeftOut
        ? []
        : [
            {
              name: 'contentType',
              type: optional([...new Set(names)].join(' | '), mayBeLeftOut),
              isOptional: mayBeLeftOut,
            },
          ]),
      {
        name: 'body',
        type: optional(type, !body.required),
        isOptional: !body.required,
        ...(body.description === undefined ? {} : { description: body.description }),
      },
    ];
  });
  return { alternatives, encodings: body.content.map((content) => encoding(content, context)) };
}

const optional = (type: string, isOptional: boolean): string =>
  isOptional && type !== 'unknown' ? `${type} | undefined` : type;

function bodyType(content: MediaType, { types, imports }: OperationContext): string {
  const declared = types.typeOf(content.schema, 'write');
  const kind = mediaKind(content.mediaType);
  switch (kind) {
    case 'json':
      return declared;
    case 'form':
      return declared === 'unknown' ? 'Readonly<Record<string, unknown>>' : declared;
    case 'multipart':
      return declared === 'unknown' ? 'FormData' : `${declared} | FormData`;
    case 'text':
      return 'string';
    case 'stream':
    case 'binary':
    case 'any':
      return `string | ${imports.useType('client-options', 'BinaryBody')}`;
    default:
      return kind satisfies never;
  }
}

function encoding(content: MediaType, { imports }: OperationContext): Data {
  const kind = mediaKind(content.mediaType);
  const writers = {
    json: 'writeJson',
    form: 'writeForm',
    multipart: 'writeMultipart',
    text: 'writeRaw',
    stream: 'writeRaw',
    binary: 'writeRaw',
    any: 'writeRaw',
  } as const;
  const writer = { name: imports.use('body-encodings', writers[kind]) };
  const properties: Data[] = [];
  for (const [property, { style, explode, contentType, allowReserved }] of content.encoding) {
    if (kind === 'multipart' && contentType !== undefined && !/[*,]/.test(contentType) && !isBinaryType(contentType)) {
      properties.push([property, contentType]);
    }
    if (kind !== 'form') continue;
    const name =
      style === 'deepObject'
        ? style
        : allowReserved === true
          ? 'formReserved'
          : explode === false || (style !== undefined && style !== 'form' && explode !== true)
            ? style === 'spaceDelimited' || style === 'pipeDelimited' || style === 'tabDelimited'
              ? style
              : 'formList'
            : undefined;
    if (name !== undefined) properties.push([property, { name: imports.use('parameter-styles', name) }]);
  }
  const name = content.mediaType;
  return properties.length === 0 ? [name, writer] : [name, writer, properties];
}

/** Files bring their own media type. */
function isBinaryType(contentType: string): boolean {
  return mediaKind(bareMediaType(contentType)) === 'binary';
}
