import { recent, textOf, type UpstreamCall } from '../exchange/index.js';
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
const keptCalls = 1000;

export function callLog(): CallLog {
  const { add, remove, all } = recent<UpstreamCall>(keptCalls);
  return { add, remove, all: () => all().map(recordedCall) };
}

function recordedCall(call: UpstreamCall): RecordedCall {
  const text = () => textOf(call.kind === 'lambda' ? call.payload : call.body);
  const json = (): unknown => parseSent(call, text());
  if (call.kind === 'http') return { ...call, text, json };
  const { newEvent: _, ...invocation } = call;
  // The payload is no member of its own where it is written late.
  return { ...invocation, payload: call.payload, text, json };
}
