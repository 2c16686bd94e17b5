import type { MediaType, Operation, ResponseObject } from '../../model/index.js';
import { type Data, stringLiteral } from '../typescript/index.js';
import { bareMediaType, mediaKind } from './media-kind.js';
import type { OperationContext } from './operation-request.js';

/** The result of an operation: its type, and what its description says about reading it. */
export interface EmittedResult {
  /** The members of the union. */
  readonly members: readonly string[];
  readonly description: readonly (readonly [string, Data])[];
}

const ranges = [
  ['2XX', 'SuccessStatus'],
  ['3XX', 'RedirectStatus'],
  ['4XX', 'ClientErrorStatus'],
  ['5XX', 'ServerErrorStatus'],
] as const;

type StatusType = (typeof ranges)[number][1] | 'ErrorStatus';

/** What the data of a response is, and how it is read. */
interface Reading {
  readonly data: string;
  readonly reader: string;
  /** Absent when the content type says nothing about the data. */
  readonly contentType?: string;
}

/**
 * @param isStreamed Whether the integration streams its responses.
 */
export function operationResult(operation: Operation, context: OperationContext, isStreamed: boolean): EmittedResult {
  const members: string[] = [];
  const readers = new Map<string, Data>();
  const exact = operation.responses.filter(({ status }) => /^[1-5]\d\d$/.test(status));
  const add = (response: ResponseObject, statusType: string, isSuccess: boolean): string => {
    const readings = readingsOf(operation, response, context, isStreamed);
    const kind = context.imports.useType('result', isSuccess ? 'Success' : 'Refusal');
    for (const { data, contentType } of readings) {
      const parameters = [statusType, data, ...(contentType === undefined ? [] : [contentType])];
      members.push(`${kind}<${parameters.join(', ')}>`);
    }
    const [first] = readings;
    return context.imports.use(
      'response-decodings',
      readings.length === 1 && first !== undefined ? first.reader : 'readByContentType',
    );
  };

  /** The status type without the codes of the range that have a response of their own. */
  const without = (statusType: StatusType, range: string): string => {
    const taken = exact.filter(({ status }) => (range === '' ? !status.startsWith('2') : status[0] === range[0]));
    const type = context.imports.useType('status-code', statusType);
    return taken.length === 0 ? type : `Exclude<${type}, ${taken.map(({ status }) => status).join(' | ')}>`;
  };

  for (const response of exact) {
    const code = Number(response.status);
    readers.set(response.status, { name: add(response, response.status, code >= 200 && code < 300) });
  }
  for (const [range, statusType] of ranges) {
    const response = operation.responses.find(({ status }) => status === range);
    if (response !== undefined)
      readers.set(range, { name: add(response, without(statusType, range), range === '2XX') });
  }
  // `default` holds for what no other response names. A document that declares a success means by it what is none.
  const open = ranges.filter(([range]) => !readers.has(range));
  const hasSuccess = operation.responses.some(({ status }) => status.startsWith('2'));
  const fallback = operation.responses.find(({ status }) => status === 'default');
  const errors = open.filter(([range]) => range !== '2XX');
  if (fallback !== undefined && errors.length > 0) {
    const isWhole = errors.length === ranges.length - 1;
    const statusTypes = isWhole
      ? [without('ErrorStatus', '')]
      : errors.map(([range, statusType]) => without(statusType, range));
    const reader = add(fallback, statusTypes.join(' | '), false);
    for (const [range] of errors) readers.set(range, { name: reader });
  }
  // Where no success is declared, none can be undeclared.
  if (!hasSuccess) {
    const success = fallback ?? { status: '2XX', description: '', headers: [], content: [], at: operation.at };
    readers.set('2XX', { name: add(success, context.imports.useType('status-code', 'SuccessStatus'), true) });
  }
  members.push('GatewayFailure');
  const accept = acceptOf(operation);
  return {
    members: [...new Set(members)],
    description: [...(accept === undefined ? [] : [['accept', accept] as const]), ['responses', readers]],
  };
}

function readingsOf(
  operation: Operation,
  response: ResponseObject,
  context: OperationContext,
  isStreamed: boolean,
): readonly Reading[] {
  if (operation.method === 'HEAD' || /^(1..|204|205|304)$/.test(response.status)) {
    return [{ data: 'undefined', reader: 'readNothing' }];
  }
  const [first] = response.content;
  if (first === undefined) {
    return isStreamed ? [streamReading] : [{ data: 'unknown', reader: 'readByContentType' }];
  }
  const readings = response.content.map((content) =>
    readingOf(content, context, isStreamed, response.content.length === 1),
  );
  const kinds = new Set(readings.map(({ data, reader }) => `${reader} ${data}`));
  const [reading] = readings;
  if (kinds.size === 1 && reading !== undefined) return [{ data: reading.data, reader: reading.reader }];
  const byData = new Map<string, string[]>();
  for (const [index, { data }] of readings.entries()) {
    const mediaType = bareMediaType(response.content[index]?.mediaType ?? '');
    const types = byData.get(data) ?? [];
    types.push(mediaType.includes('*') ? 'string' : stringLiteral(mediaType));
    byData.set(data, types);
  }
  return [...byData].map(([data, types]) => ({
    data,
    reader: 'readByContentType',
    contentType: [...new Set(types)].join(' | '),
  }));
}

const streamReading: Reading = { data: 'ReadableStream<Uint8Array>', reader: 'readStream' };

function readingOf(content: MediaType, { types }: OperationContext, isStreamed: boolean, isOnly: boolean): Reading {
  const kind = mediaKind(content.mediaType);
  switch (kind) {
    case 'json':
      return { data: types.typeOf(content.schema, 'read'), reader: 'readJson' };
    case 'form':
    case 'text':
      return isStreamed && isOnly ? streamReading : { data: 'string', reader: 'readText' };
    case 'stream':
      return isOnly ? streamReading : { data: 'string', reader: 'readText' };
    case 'multipart':
    case 'binary':
      return isStreamed && isOnly ? streamReading : { data: 'Blob', reader: 'readBlob' };
    case 'any':
      return isStreamed && isOnly ? streamReading : { data: 'unknown', reader: 'readByContentType' };
    default:
      return kind satisfies never;
  }
}

/** The media types of the declared responses, JSON before all others; undefined when there is only JSON. */
function acceptOf(operation: Operation): string | undefined {
  const types = new Set(
    operation.responses.flatMap(({ content }) => content.map(({ mediaType }) => bareMediaType(mediaType))),
  );
  const sendable = [...types].filter((type) => /^[\w.+*!#$&^-]+\/[\w.+*!#$&^-]+$/.test(type));
  const json = sendable.filter((type) => mediaKind(type) === 'json');
  const others = sendable.filter((type) => mediaKind(type) !== 'json');
  if (others.length === 0 && json.every((type) => type === 'application/json')) return undefined;
  return [...json, ...others.map((type) => (json.length === 0 ? type : `${type};q=0.5`))].join(', ');
}
