import type { JsonValue, MediaType, Method, Operation, ResponseObject, RestApi } from '../../compiler/model/index.js';
import type { Header, UpstreamAnswer, UpstreamCall } from '../exchange/index.js';
import type { Backend } from './backend.js';
import { anyCall } from './call-keys.js';
import { exampleOfSchema, NoExample } from './example-of-schema.js';

/** Which response `examples()` gives. */
export interface ExamplesOptions {
  /** `404`, `'default'`: a response as the document declares it. Default: the successful one with the lowest status. */
  readonly status?: number | 'default';
}

/**
 * Answers what no backend before it has answered with the example of the operation's response, else with a value of its
 * schema. It stands for the backend: an integration that is no proxy maps it as it would map a real answer. Calls of
 * authorizers are left alone. What no example can be made of is an error, never an empty answer.
 *
 * @see https://spec.openapis.org/oas/v3.0.4.html#example-object
 */
export function examples({ status }: ExamplesOptions = {}): Backend {
  const made = new WeakMap<Method, Example>();
  return {
    name: 'examples',
    display: 'examples()',
    keys: [anyCall],
    answer(call, { api }) {
      const method = api === undefined || call.purpose === 'authorizer' ? undefined : callingMethod(call, api);
      if (api === undefined || method === undefined) return undefined;
      const example = made.get(method) ?? exampleOf(method, api, status);
      made.set(method, example);
      return answerOf(call, method, example);
    },
  };
}

/** A response that stands for a backend's. */
interface Example {
  readonly status: number;
  readonly contentType?: string;
  /** Undefined when the response has no body. */
  readonly value?: JsonValue;
}

function callingMethod({ calledBy }: UpstreamCall, api: RestApi): Method | undefined {
  const resource = api.resources.find(({ path }) => path === calledBy?.resourcePath);
  return resource?.methods.find(({ httpMethod }) => httpMethod === calledBy?.httpMethod);
}

function exampleOf({ operation }: Method, api: RestApi, wanted: number | 'default' | undefined): Example {
  const place = `${operation.method} ${operation.path}`;
  const response = responseOf(operation, wanted);
  if (response === undefined) {
    const which = wanted === undefined ? 'successful response' : `response ${wanted}`;
    throw new NoExample(`${place} has no ${which} that examples() could give.`);
  }
  const status = statusOf(response.status);
  const media = response.content.find(({ mediaType }) => isJson(mediaType)) ?? response.content[0];
  if (media === undefined) return { status };
  try {
    return { status, contentType: media.mediaType, value: exampleOfMedia(media, api) };
  } catch (error) {
    if (!(error instanceof NoExample)) throw error;
    const reason = error.message.replace(/^[:/ ]+/, '');
    throw new NoExample(`No example can be made of response ${response.status} of ${place}: ${reason}. Give it one.`);
  }
}

/** Of the successful responses the one with the lowest status; `default` may be anything, and is only given on request. */
function responseOf({ responses }: Operation, wanted: number | 'default' | undefined): ResponseObject | undefined {
  if (wanted !== undefined) {
    const range = `${String(wanted).charAt(0)}XX`;
    return (
      responses.find(({ status }) => status === String(wanted)) ?? responses.find(({ status }) => status === range)
    );
  }
  return responses
    .filter(({ status }) => status.startsWith('2'))
    .sort((one, other) => statusOf(one.status) - statusOf(other.status))[0];
}

const statusOf = (status: string): number => (status === 'default' ? 500 : Number(status.replace(/XX$/, '00')));

function exampleOfMedia({ examples: given, schema }: MediaType, api: RestApi): JsonValue {
  const [first] = given;
  return first !== undefined ? first : exampleOfSchema(schema?.value, api.contract.schemas);
}

function answerOf(call: UpstreamCall, { integration }: Method, example: Example): UpstreamAnswer {
  const { status, contentType, value } = example;
  const body = value === undefined ? '' : bodyOf(value, contentType);
  if (call.kind === 'lambda') {
    if (integration?.type !== 'AWS_PROXY')
      return { kind: 'lambda', payload: value === undefined ? 'null' : JSON.stringify(value) };
    const headers = contentType === undefined ? {} : { 'Content-Type': contentType };
    return { kind: 'lambda', payload: JSON.stringify({ statusCode: status, headers, body }) };
  }
  const headers: readonly Header[] = contentType === undefined ? [] : [['Content-Type', contentType]];
  return { kind: 'http', status, headers, body };
}

/** The example of a type that is not JSON is the body itself when it is a text. */
function bodyOf(value: JsonValue, contentType: string | undefined): string {
  return typeof value === 'string' && contentType !== undefined && !isJson(contentType) ? value : JSON.stringify(value);
}

const isJson = (mediaType: string): boolean => /^[^;]*[/+]json\s*(?:;|$)/i.test(mediaType);
