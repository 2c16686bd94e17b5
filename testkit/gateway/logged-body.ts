import type { Payload } from '../exchange/index.js';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What the execution log shows of a body that is no text (seen). */
export const binaryData = '[Binary Data]';

/** A body as the execution log shows it: bytes that are no UTF-8 are not printed. */
export function loggedBody(body: Payload | undefined): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  try {
    const text = decoder.decode(body);
    return text.includes('\0') ? binaryData : text;
  } catch {
    return binaryData;
  }
}
