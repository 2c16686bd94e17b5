import { type HttpApi, isJsonObject, type MediaType, type Method, member, type RestApi } from '../../model/index.js';
import type { SchemaTypes } from '../typescript/schema-types.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { bareMediaType, bodyKind } from './media-type.js';
import type { ModuleText } from './module-text.js';
import { type ObjectMember, objectType, objectValue } from './object-text.js';
import { requestValidator } from './parameter-members.js';
import { fieldParser, resolved } from './parameter-text.js';

/** One way in which the body may come. */
interface Content {
  readonly mediaType: string;
  readonly type: string;
  /** A function: from the body as it came to its value. */
  readonly parse: string;
}

/** The member `body` of a request. */
export interface BodyMember {
  readonly member: ObjectMember;
  /** The types that it needs. */
  readonly declarations: readonly string[];
  /** The functions that read them. */
  readonly functions: readonly string[];
}

/**
 * The body: the value itself when the contract lists one media type, else the value beside its `contentType`. Undefined
 * when the contract has no body.
 *
 * @param typePrefix What the names of its types begin with.
 */
export function bodyMember(
  api: RestApi | HttpApi,
  method: Method,
  typePrefix: string,
  types: SchemaTypes,
  module: ModuleText,
): BodyMember | undefined {
  const { requestBody } = method.operation;
  if (requestBody === undefined) return undefined;
  const declarations: string[] = [];
  const functions: string[] = [];
  const contents = distinct(requestBody.content).map((content): Content => {
    const mediaType = bareMediaType(content.mediaType);
    const kind = bodyKind(mediaType);
    const parser = (name: string): string => module.value('./runtime/lambda-body', name);
    switch (kind) {
      case 'json': {
        const type = types.typeOf(content.schema, 'write');
        return { mediaType, type, parse: `${parser('json')}<${type}>` };
      }
      case 'form': {
        const fields = formFields(api, content);
        if (fields === undefined) return { mediaType, type: 'string', parse: parser('plainText') };
        const type = `${typePrefix}Fields`;
        declarations.push(`/** The fields of the form. */\nexport interface ${type} ${objectType(fields, '')}\n`);
        functions.push(readFieldsText(type, fields, module));
        return { mediaType, type, parse: 'readFields' };
      }
      case 'text':
        return { mediaType, type: 'string', parse: parser('plainText') };
      case 'bytes':
        return { mediaType, type: 'Uint8Array', parse: parser('bytes') };
      default:
        return kind satisfies never;
    }
  });
  const [only] = contents;
  if (only === undefined) return undefined;

  const isValidated = requestValidator(api, method)?.validateRequestBody === true;
  const isRequired = requestBody.required && isValidated;
  const read = module.value('./runtime/lambda-body', isRequired ? 'requireBody' : 'readBody');
  const notes = [requestBody.description ?? ''];
  if (!isValidated && contents.some(({ mediaType }) => bodyKind(mediaType) === 'json'))
    notes.push('No request validator of API Gateway checks it: what arrives may have another form.');
  const shared = { name: 'body', comment: notes.filter(Boolean).join('\n\n'), isOptional: !isRequired };
  if (contents.length === 1) {
    const value = `${read}(request, [{ mediaType: ${stringLiteral(only.mediaType)}, parse: ${only.parse} }])`;
    return { member: { ...shared, type: only.type, value }, declarations, functions };
  }
  const typeName = `${typePrefix}Body`;
  const variants = contents.map(
    ({ mediaType, type }) => `  | { readonly contentType: ${stringLiteral(mediaType)}; readonly value: ${type} }`,
  );
  const cases = contents.map(({ mediaType, parse }) => {
    const tag = stringLiteral(mediaType);
    return `      { mediaType: ${tag}, parse: (body) => ({ contentType: ${tag}, value: ${parse}(body) }) },\n`;
  });
  const union = `/** The body, by the media type in which it came. */\nexport type ${typeName} =\n${variants.join('\n')};\n`;
  return {
    member: { ...shared, type: typeName, value: `${read}<${typeName}>(request, [\n${cases.join('')}    ])` },
    declarations: [...declarations, union],
    functions,
  };
}

/** The first of each media type, parameters such as a charset apart. */
function distinct(contents: readonly MediaType[]): readonly MediaType[] {
  const byType = new Map<string, MediaType>();
  for (const content of contents) {
    const mediaType = bareMediaType(content.mediaType);
    if (!byType.has(mediaType)) byType.set(mediaType, content);
  }
  return [...byType.values()];
}

/** The fields that the schema names; undefined when it names none. */
function formFields(api: RestApi | HttpApi, content: MediaType): readonly ObjectMember[] | undefined {
  const schema = resolved(api.contract, content.schema?.value);
  const properties = schema === undefined ? undefined : member(schema, 'properties');
  if (!isJsonObject(properties)) return undefined;
  return Object.entries(properties).map(([name, property]) => {
    const { type, parser } = fieldParser(api.contract, property);
    return { name, isOptional: true, type, value: `fields.optional(${stringLiteral(name)}, ${parser})` };
  });
}

function readFieldsText(type: string, fields: readonly ObjectMember[], module: ModuleText): string {
  const raw = module.type('./runtime/lambda-body', 'RawBody');
  return `function readFields(body: ${raw}): ${type} {
  const fields = ${module.value('./runtime/lambda-body', 'form')}(body);
  return ${objectValue(fields, '  ')};
}
`;
}
