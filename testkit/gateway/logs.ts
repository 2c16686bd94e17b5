import { recent } from './recent.js';

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

/** A line of the execution log. Long ones are cut, as AWS cuts events at 1,024 bytes. */
export function executionMessage(requestId: string, line: string): string {
  const message = `(${requestId}) ${line}`;
  return message.length > 1024 ? `${message.slice(0, 1012)} [TRUNCATED]` : message;
}
