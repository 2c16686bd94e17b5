const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A header value as it goes through Node and the web, which show each byte as one character: its bytes in UTF-8. */
export function headerBytes(value: string): string {
  return isAscii(value) ? value : Buffer.from(value, 'utf8').toString('latin1');
}

/**
 * The text of a header value that Node or the web shows byte by byte. Bytes that are no UTF-8 stay one character each, and
 * what holds a character that is no byte is a text already.
 */
export function headerText(bytes: string): string {
  if (isAscii(bytes) || /[^\0-\xff]/.test(bytes)) return bytes;
  try {
    return decoder.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII.
const isAscii = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text);
