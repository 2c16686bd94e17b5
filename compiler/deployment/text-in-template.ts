import { isIntrinsic, type Text, text } from '../model/index.js';
import { partsOf } from './lambda-function.js';

/** Characters that stand for intrinsics while a text is searched: the private use area, which no template uses. */
const firstStandIn = 0xe000;
const lastStandIn = 0xf8ff;

/**
 * What the first group of a pattern matches in a text, intrinsics kept; undefined when it matches nothing, or
 * something that is only known when the template runs.
 */
export function textInTemplate(template: Text, pattern: RegExp): Text | undefined {
  const parts = partsOf(template);
  let plain = '';
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (/[\ue000-\uf8ff]/.test(part)) return undefined;
      plain += part;
    } else {
      if (firstStandIn + index > lastStandIn) return undefined;
      plain += String.fromCharCode(firstStandIn + index);
    }
  }
  const found = pattern.exec(plain)?.[1];
  if (found === undefined || found === '' || /[$#{}*?]/.test(found)) return undefined;
  return text(
    found.split(/([\ue000-\uf8ff])/).map((piece) => {
      const part = /^[\ue000-\uf8ff]$/.test(piece) ? parts[piece.charCodeAt(0) - firstStandIn] : undefined;
      return isIntrinsic(part) ? part : piece;
    }),
  );
}
