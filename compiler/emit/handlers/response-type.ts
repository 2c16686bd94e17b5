import type { MediaType, Operation, ResponseObject } from '../../model/index.js';
import { docCommentLines } from '../typescript/doc-comment.js';
import type { SchemaTypes } from '../typescript/schema-types.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { bareMediaType, bodyKind } from './media-type.js';
import type { ModuleText } from './module-text.js';
import { type ObjectMember, objectType } from './object-text.js';

/** What a handler may answer: a union with a member for each status, and for each media type of a status that has several. */
export interface ResponseText {
  /** What stands behind `export type … =`. */
  readonly type: string;
  /** The media types by status, as an object expression; undefined when all of them are JSON. */
  readonly contentTypes?: string;
}

const statusRanges: Readonly<Record<string, string>> = {
  '1XX': 'InformationalStatus',
  '2XX': 'SuccessStatus',
  '3XX': 'RedirectStatus',
  '4XX': 'ClientErrorStatus',
  '5XX': 'ServerErrorStatus',
};

/** @param isStreamed A body that is not JSON may be sent while it is being made. */
export function responseType(
  operation: Operation,
  types: SchemaTypes,
  module: ModuleText,
  isStreamed: boolean,
): ResponseText {
  if (operation.responses.length === 0) {
    const type = objectType(
      [member('statusCode', anyStatus(module)), headersMember([], module), optional('body', 'unknown')],
      '',
    );
    return { type };
  }
  const variants: string[] = [];
  const contentTypes: (readonly [string, string])[] = [];
  for (const response of operation.responses) {
    const status = statusType(response, operation, module);
    const headers = headersMember(response.headers, module);
    const contents = response.content.length === 0 ? [undefined] : response.content;
    const [first] = response.content;
    if (first !== undefined) contentTypes.push([response.status, sentType(first)]);
    for (const content of contents) {
      const members = [
        member('statusCode', status),
        headers,
        ...(content === undefined ? [] : contentTypeMember(content, contents.length > 1)),
        bodyOf(content, types, module, isStreamed),
      ];
      const comment = docCommentLines(response.description).map((line) => `  // ${line}`.trimEnd());
      variants.push([...comment, `  | ${objectType(members, '    ')}`].join('\n'));
    }
  }
  const isAllJson = contentTypes.every(([, mediaType]) => mediaType === 'application/json');
  const entries = contentTypes.map(([status, mediaType]) => `${stringLiteral(status)}: ${stringLiteral(mediaType)}`);
  const [only = ''] = variants;
  const isPlain = variants.length === 1 && only.startsWith('  | ');
  return {
    type: isPlain ? only.slice(4).replaceAll('\n    ', '\n') : `\n${variants.join('\n')}`,
    ...(isAllJson ? {} : { contentTypes: `{ ${entries.join(', ')} }` }),
  };
}

/** The statuses that the response stands for: a number, a range or all that no other response stands for. */
function statusType({ status }: ResponseObject, { responses }: Operation, module: ModuleText): string {
  if (/^[1-5]\d\d$/.test(status)) return status;
  const others = responses.map((other) => other.status).filter((other) => other !== status);
  const range = Object.hasOwn(statusRanges, status) ? statusRanges[status] : undefined;
  const excluded = others.flatMap((other) => {
    if (/^[1-5]\d\d$/.test(other)) return range === undefined || other[0] === status[0] ? [other] : [];
    const otherRange = Object.hasOwn(statusRanges, other) ? statusRanges[other] : undefined;
    return range === undefined && otherRange !== undefined ? [module.type('./runtime/status-code', otherRange)] : [];
  });
  const all = range === undefined ? anyStatus(module) : module.type('./runtime/status-code', range);
  return excluded.length === 0 ? all : `Exclude<${all}, ${excluded.join(' | ')}>`;
}

function anyStatus(module: ModuleText): string {
  return module.type('./runtime/status-code', 'StatusCode');
}

function headersMember(headers: ResponseObject['headers'], module: ModuleText): ObjectMember {
  const value = 'HeaderValue';
  const declared = headers
    .filter(({ name }) => name.toLowerCase() !== 'content-type') // which has a member of its own
    .map(
      ({ name, required, description }): ObjectMember => ({
        name,
        comment: description,
        isOptional: !required,
        type: required ? `NonNullable<${value}>` : value,
        value: '',
      }),
    );
  if (declared.length === 0) return optional('headers', module.type('./runtime/lambda-response', 'ResponseHeaders'));
  module.type('./runtime/lambda-response', value);
  const text = objectType(declared, '      ');
  const type = `${text.slice(0, -1)}  readonly [name: string]: ${value};\n      }`;
  return declared.some(({ isOptional }) => !isOptional) ? member('headers', type) : optional('headers', type);
}

/** A handler has to say the type where the contract lists several, or a range; it may say it where JSON is a guess. */
function contentTypeMember({ mediaType }: MediaType, isOneOfSeveral: boolean): readonly ObjectMember[] {
  const bare = bareMediaType(mediaType);
  if (bare === '*/*') return [optional('contentType', 'string')];
  if (bare.includes('*')) return [member('contentType', 'string')];
  return isOneOfSeveral ? [member('contentType', stringLiteral(mediaType))] : [];
}

function sentType({ mediaType }: MediaType): string {
  return bareMediaType(mediaType) === '*/*' ? 'application/json' : mediaType;
}

function bodyOf(
  content: MediaType | undefined,
  types: SchemaTypes,
  module: ModuleText,
  isStreamed: boolean,
): ObjectMember {
  if (content === undefined) return optional('body', 'undefined');
  const kind = bodyKind(content.mediaType);
  const streamed = isStreamed ? ` | ${module.type('./runtime/lambda-streaming', 'StreamedBody')}` : '';
  if (kind !== 'json')
    return member('body', streamed === '' ? `string${kind === 'bytes' ? ' | Uint8Array' : ''}` : streamed.slice(3));
  const type = types.typeOf(content.schema, 'read');
  return type === 'unknown' ? optional('body', type) : member('body', `${type}${streamed}`);
}

const member = (name: string, type: string): ObjectMember => ({ name, type, isOptional: false, value: '' });
const optional = (name: string, type: string): ObjectMember => ({ name, type, isOptional: true, value: '' });
