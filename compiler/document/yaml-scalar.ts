const integer = /^[-+]?[0-9]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * What an untagged plain scalar means in YAML 1.2's core schema: `no`, `on` and dates stay strings, `010` is 10.
 * Infinities and not-a-number stay strings too: JSON has no word for them.
 *
 * @see https://yaml.org/spec/1.2.2/#1032-tag-resolution
 */
export function plainScalar(text: string): null | boolean | number | string {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return plainNumber(text) ?? text;
  }
}

/** The number that an untagged plain scalar means, or undefined. */
export function plainNumber(text: string): number | undefined {
  const first = text.charCodeAt(0);
  // A digit, a sign or a dot: all other scalars are strings at once.
  if (!(first >= 0x30 && first <= 0x39) && first !== 0x2b && first !== 0x2d && first !== 0x2e) return undefined;
  const number = integer.test(text) || float.test(text) ? Number(text) : radixNumber(text);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

function radixNumber(text: string): number | undefined {
  if (/^0o[0-7]+$/.test(text)) return Number.parseInt(text.slice(2), 8);
  if (/^0x[0-9a-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  return undefined;
}
