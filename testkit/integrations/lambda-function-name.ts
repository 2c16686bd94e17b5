import { isIntrinsic, type Text } from '../../compiler/model/index.js';
import { type StageVariables, withStageVariables } from './resolve-text.js';
import { type AwsNames, settleText } from './settle-text.js';
import { UnresolvedValueError } from './unresolved-value-error.js';

/** A function as the URI of an integration or of an authorizer names it. */
export interface LambdaFunctionName {
  /** The ARN, qualifier included; or the logical name of a function of the template that has no ARN yet. */
  readonly functionArn: string;
  /** The name alone; empty when a stage variable in it is not set. */
  readonly functionName: string;
  /** Alias or version. */
  readonly qualifier?: string;
  /** The URI ends in `response-streaming-invocations`. */
  readonly streaming: boolean;
}

const invocation =
  /^arn:[^:]*:apigateway:[^:]*:lambda:path\/+[^/]+\/functions\/(.*?)\/((?:response-streaming-)?invocations)\/?$/s;

/**
 * The function that a URI invokes, `arn:…:lambda:path/2015-03-31/functions/{function}/invocations`; undefined when it
 * is another URI. A function of the template itself, `${Orders.Arn}`, is known by its logical name: its ARN exists
 * when it is deployed. What is found throws an {@link UnresolvedValueError} when it is needed and has no value.
 *
 * @param what names the URI in that error
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export function lambdaFunctionName(
  uri: Text,
  what: string,
  names: AwsNames,
): ((stageVariables: StageVariables) => LambdaFunctionName) | undefined {
  const settled = settleText(uri, names);
  if (typeof settled === 'string') {
    const [, name, operation] = invocation.exec(settled) ?? [];
    if (name === undefined) return undefined;
    const streaming = operation === 'response-streaming-invocations';
    if (name.includes('${')) return (variables) => parseName(withStageVariables(name, variables), streaming);
    const parsed = parseName(name, streaming);
    return () => parsed;
  }
  const parts = settled.kind === 'text' ? settled.parts : [settled];
  const inside = betweenFunctionsAndInvocations(parts);
  const logicalName = inside && logicalNameOf(inside.parts);
  if (inside === undefined || logicalName === undefined) {
    return () => {
      throw new UnresolvedValueError(what, settled);
    };
  }
  const last = inside.parts.at(-1);
  const written = typeof last === 'string' && last.startsWith(':') ? last.slice(1) : '';
  return (variables) => {
    const qualifier = withStageVariables(written, variables);
    return {
      functionArn: logicalName,
      functionName: logicalName,
      ...(qualifier === '' ? {} : { qualifier }),
      streaming: inside.streaming,
    };
  };
}

type Part = string | Exclude<Text, string>;

function betweenFunctionsAndInvocations(
  parts: readonly Part[],
): { readonly parts: readonly Part[]; readonly streaming: boolean } | undefined {
  const [only] = parts;
  // `aws_lambda_function.orders.invoke_arn` is the whole URI.
  if (parts.length === 1 && isIntrinsic(only) && only.kind === 'terraform' && /_?invoke_arn$/.test(only.reference)) {
    return { parts: [only], streaming: only.reference.includes('response_streaming') };
  }
  const first = parts.findIndex((part) => typeof part === 'string' && /:lambda:path\/+[^/]+\/functions\//.test(part));
  const end = parts.at(-1);
  const [, rest, operation] =
    typeof end === 'string' ? (/^(.*?)\/((?:response-streaming-)?invocations)\/?$/s.exec(end) ?? []) : [];
  const start = parts[first];
  if (typeof start !== 'string' || rest === undefined) return undefined;
  const inside = [
    start.slice(start.indexOf('/functions/') + '/functions/'.length),
    ...parts.slice(first + 1, -1),
    rest,
  ].filter((part) => part !== '');
  return { parts: inside, streaming: operation === 'response-streaming-invocations' };
}

/** The function that the only intrinsic stands for, unless that is a parameter of the template or something computed. */
function logicalNameOf(parts: readonly Part[]): string | undefined {
  const intrinsics = parts.filter(isIntrinsic);
  const [only] = intrinsics;
  if (intrinsics.length !== 1 || only === undefined) return undefined;
  // Before it stands nothing, or the beginning of an ARN; behind it nothing, or a qualifier.
  const last = parts.at(-1);
  if (typeof last === 'string' && !last.startsWith(':')) return undefined;
  const [first] = parts;
  if (typeof first === 'string' && !/:function:$/.test(first)) return undefined;
  switch (only.kind) {
    case 'ref':
      return only.name;
    case 'getAtt':
      return only.resource;
    case 'terraform': {
      const [, name] = /^(?:data\.)?(?:aws_lambda_(?:function|alias)|module)\.([\w-]+)/.exec(only.reference) ?? [];
      return name;
    }
    case 'text':
    case 'if':
    case 'join':
    case 'function':
      return undefined;
    default:
      return only satisfies never;
  }
}

/** Splits `orders:live` and `arn:aws:lambda:eu-west-1:123456789012:function:orders:live`. */
function parseName(functionArn: string, streaming: boolean): LambdaFunctionName {
  const [, functionName = '', qualifier = ''] =
    /^(?:arn:[^:]*:lambda:[^:]*:[^:]*:function:)?([^:]*)(?::(.*))?$/s.exec(functionArn) ?? [];
  return { functionArn, functionName, ...(qualifier === '' ? {} : { qualifier }), streaming };
}
