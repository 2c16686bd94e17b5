import { textOf, type UpstreamCall } from '../exchange/index.js';
import { parseSent } from './parse-sent.js';

/** A call that reached a backend, exactly as AWS would send it. */
export type RecordedCall = UpstreamCall & {
  /** The event of a function or the body of a request, as text. */
  text(): string;
  /** The same, parsed. @throws SyntaxError when it is no JSON */
  json(): unknown;
};

/** The calls of one backend: the last ones, so that a long run does not fill the memory. */
export interface CallLog {
  add(call: UpstreamCall): void;
  /** Takes back a call that turned out to be for another backend. */
  remove(call: UpstreamCall): void;
  /** Oldest first. */
  all(): readonly RecordedCall[];
}

/** So many calls of a backend are kept. */
export const keptCalls = 1000;

export function callLog(): CallLog {
  let calls: UpstreamCall[] = [];
  return {
    add(call) {
      calls.push(call);
      // Cutting now and then costs less than shifting each time.
      if (calls.length >= keptCalls * 2) calls = calls.slice(-keptCalls);
    },
    remove(call) {
      const index = calls.lastIndexOf(call);
      if (index >= 0) calls.splice(index, 1);
    },
    all: () => calls.slice(-keptCalls).map(recordedCall),
  };
}

function recordedCall(call: UpstreamCall): RecordedCall {
  const text = () => textOf(call.kind === 'lambda' ? call.payload : call.body);
  const json = (): unknown => parseSent(call, text());
  if (call.kind === 'http') return { ...call, text, json };
  const { newEvent: _, ...invocation } = call;
  // The payload is no member of its own where it is written late.
  return { ...invocation, payload: call.payload, text, json };
}
