import { hashOrder } from './hash-order.js';

/** What is wrong with a value, and where. */
export interface Fault {
  /** The keyword that is not satisfied, such as `minLength`. */
  readonly keyword: string;
  /** JSON Pointer (RFC 6901) to the value at fault, `''` for the whole. */
  readonly pointer: string;
  /** The text that API Gateway gives. */
  readonly message: string;
}

/** What a validation has found so far. */
export interface ValidationReport {
  readonly faults: Fault[];
  /** Names and indices of the members that are being looked into, from the root. */
  readonly path: (string | number)[];
  /** Texts of faults and warnings in the order in which they were found; absent until there is a warning. */
  messages: string[] | undefined;
}

export function newReport(): ValidationReport {
  return { faults: [], path: [], messages: undefined };
}

/** Adds a fault of the value that is being looked into, or of its member. */
export function fail(report: ValidationReport, keyword: string, message: string, member?: string | number): void {
  let pointer = '';
  for (const step of report.path) pointer += `/${escapeStep(step)}`;
  if (member !== undefined) pointer += `/${escapeStep(member)}`;
  report.faults.push({ keyword, pointer, message });
  report.messages?.push(message);
}

/** Adds the fault, if there is one. */
export function failIf(
  report: ValidationReport,
  keyword: string,
  message: string | undefined,
  member?: string | number,
): void {
  if (message !== undefined) fail(report, keyword, message, member);
}

/** Adds a warning: it joins the texts when something else is wrong. */
export function warn(report: ValidationReport, message: string): void {
  report.messages ??= messagesOf(report);
  report.messages.push(message);
}

/** The texts that have been found, in order. */
export function messagesOf({ faults, messages }: ValidationReport): string[] {
  return messages ?? faults.map(({ message }) => message);
}

/** The `validationErrorString` of the texts: a set in Java's order, in square brackets. */
export function validationErrorString(messages: readonly string[]): string {
  const [only] = messages;
  return messages.length === 1 ? `[${only}]` : `[${hashOrder(messages).join(', ')}]`;
}

function escapeStep(step: string | number): string {
  if (typeof step === 'number') return String(step);
  return step.includes('~') || step.includes('/') ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;
}
