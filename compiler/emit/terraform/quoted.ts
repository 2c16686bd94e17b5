/**
 * The text as a quoted template of HCL in which nothing is interpreted: `${` and `%{` are escaped, and so is all that
 * could end the string or hide.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function quoted(text: string): string {
  return `"${templateText(text, false)}"`;
}

/**
 * The inside of a quoted template.
 *
 * @param beforeInterpolation whether `${…}` follows, so that a `$` or `%` at the end must not reach it
 */
export function templateText(text: string, beforeInterpolation: boolean): string {
  if (harmless.test(text)) return text;
  let escaped = text
    .replace(special, escapeCharacter)
    // A run of dollars before a brace: only `$${` is an escape, so that the dollars before it are written as code points.
    .replace(/(\$+)\{/g, (_, dollars: string) => `${'\\u0024'.repeat(dollars.length - 1)}$\${`)
    .replace(/(%+)\{/g, (_, percents: string) => `${'\\u0025'.repeat(percents.length - 1)}%%{`);
  if (beforeInterpolation) {
    escaped = escaped.replace(/[$%]$/, (character) => (character === '$' ? '\\u0024' : '\\u0025'));
  }
  return escaped;
}

const harmless = /^[ !#&-[\]-~]*$/;

/** Quotes, backslashes, controls, what ends lines or hides, and halves of a pair, which UTF-8 does not have. */
const special = /["\\]|\p{Cc}|[\u2028\u2029\ufeff]|\p{Surrogate}/gu;

function escapeCharacter(character: string): string {
  switch (character) {
    case '"':
      return '\\"';
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default: {
      const code = character.charCodeAt(0);
      return code >= 0xd800 && code <= 0xdfff ? '\\ufffd' : `\\u${code.toString(16).padStart(4, '0')}`;
    }
  }
}
