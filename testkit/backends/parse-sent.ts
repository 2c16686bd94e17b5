import type { UpstreamCall } from '../exchange/index.js';

/**
 * What a call has sent, parsed.
 *
 * @param text the event of a function or the body of a request
 * @throws SyntaxError when it is no JSON: it shows the text, since it is a mapping template as a rule that is to blame
 */
export function parseSent(call: UpstreamCall, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = call.kind === 'lambda' ? `the function ${call.functionName}` : `${call.method} ${call.url}`;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SyntaxError(`What was sent to ${what} is no JSON: ${reason}\n${text.slice(0, 1000)}`, { cause: error });
  }
}
