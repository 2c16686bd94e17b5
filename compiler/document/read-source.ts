import { isUtf8 } from 'node:buffer';
import { diagnostic, type Report } from '../diagnostics/index.js';
import { lineIndex } from './line-index.js';
import { parseText } from './parse-text.js';
import { type SourceFile, type SourceName, sourceFile } from './source-file.js';

/** Reads the bytes of a file as JSON or YAML. Undefined, and diagnostics with their places, when they are neither. */
export function readSource(name: SourceName, bytes: Uint8Array, report: Report): SourceFile | undefined {
  const text = new TextDecoder().decode(bytes);
  if (!isUtf8(bytes)) {
    // Decoding has put a replacement character where the first wrong byte stands.
    const position = lineIndex(text).position(Math.max(0, text.indexOf('\ufffd')));
    report(diagnostic('file-binary', {}, { file: name.file, ...position }));
    return undefined;
  }
  return sourceFromText(name, text, report);
}

/** The same, from a text; a byte order mark is no part of it. */
export function sourceFromText(name: SourceName, text: string, report: Report): SourceFile | undefined {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  const lines = lineIndex(clean);
  const parsed = parseText(clean, name.file);
  for (const fault of parsed.faults) report(fault.diagnose({ file: name.file, ...lines.position(fault.offset) }));
  return parsed.faults.length > 0 ? undefined : sourceFile(name, clean, lines, parsed);
}
