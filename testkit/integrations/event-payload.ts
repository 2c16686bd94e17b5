import type { LambdaCall } from '../exchange/index.js';

/**
 * An event as the payload of a call. Its text is written when somebody reads it, and a function that is called directly
 * gets a copy: what comes out of both is the same, and the way through the text takes most of a proxy's time.
 *
 * @param event plain data; what is undefined is left out, as by JSON
 */
export function eventPayload(
  event: Readonly<Record<string, unknown>>,
): Pick<LambdaCall, 'payload'> & Required<Pick<LambdaCall, 'newEvent'>> {
  let text: string | undefined;
  return {
    get payload() {
      text ??= JSON.stringify(event);
      return text;
    },
    newEvent: () => copyOf(event),
  };
}

function copyOf(value: object): object {
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? copyOf(item) : item));
  const copy: Record<string, unknown> = { ...value };
  for (const name in copy) {
    const member = copy[name];
    if (member === undefined) delete copy[name];
    // Not by assignment: a client may call a header `__proto__`.
    else if (isObject(member)) Object.defineProperty(copy, name, { value: copyOf(member) });
  }
  return copy;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
