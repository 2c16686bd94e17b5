import { recent } from '../exchange/index.js';

/** A line that AWS would have written to CloudWatch Logs. */
export interface LogEntry {
  /** The access log by the stage's format, or the execution log by the method's `loggingLevel`. */
  readonly kind: 'access' | 'execution';
  readonly stage: string;
  /** `API-Gateway-Execution-Logs_{api}/{stage}`, or the group of the stage's access log; of canaries with `/Canary` behind it. */
  readonly logGroup: string;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Of execution logs with `(requestId) ` in front, as AWS writes it, and cut at 1,024 bytes. */
  readonly message: string;
}

/** The logs of a gateway: the last 10,000 lines. */
export interface Logs {
  add(entry: LogEntry): void;
  /** Oldest first. */
  all(): readonly LogEntry[];
  clear(): void;
}

export function newLogs(): Logs {
  return recent<LogEntry>(10_000);
}

/** Bytes of an event. */
const longestEvent = 1024;
const cut = ' [TRUNCATED]';

/** A line of the execution log. Long ones are cut, as AWS cuts events at 1,024 bytes; no character is torn apart. */
export function executionMessage(requestId: string, line: string): string {
  const message = `(${requestId}) ${line}`;
  if (message.length * 3 <= longestEvent || Buffer.byteLength(message) <= longestEvent) return message;
  let end = longestEvent - cut.length;
  const bytes = Buffer.from(message.slice(0, end));
  // Bytes that begin with 10 continue a character.
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end) + cut;
}
