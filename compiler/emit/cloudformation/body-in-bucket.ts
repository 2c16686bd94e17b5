import { partsOf } from '../../deployment/index.js';
import { isIntrinsic, type JsonValue, type Text, type Value } from '../../model/index.js';

/**
 * The Body as it can stand in a bucket, where CloudFormation resolves no functions; undefined when it needs one. The
 * import itself resolves `${AWS::Region}`, `${AWS::AccountId}` and `${AWS::Partition}`, so that these stay.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 */
export function bodyInBucket(body: Value): JsonValue | undefined {
  if (typeof body !== 'object' || body === null) return body;
  if (isIntrinsic(body)) return body.kind === 'text' || body.kind === 'ref' ? textInBucket(body) : undefined;
  if (isList(body)) {
    const elements: JsonValue[] = [];
    for (const element of body) {
      const written = bodyInBucket(element);
      if (written === undefined) return undefined;
      elements.push(written);
    }
    return elements;
  }
  const members: [string, JsonValue][] = [];
  for (const [key, member] of Object.entries(body)) {
    const written = bodyInBucket(member);
    if (written === undefined) return undefined;
    members.push([key, written]);
  }
  return Object.fromEntries(members);
}

function textInBucket(text: Text): string | undefined {
  let written = '';
  for (const part of partsOf(text)) {
    if (typeof part === 'string') written += part;
    else if (part.kind === 'ref' && /^AWS::(?:Region|AccountId|Partition)$/.test(part.name)) {
      written += `\${${part.name}}`;
    } else return undefined;
  }
  return written;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
