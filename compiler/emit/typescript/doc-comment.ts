/** A line in which nothing can be meant: no slash, asterisk, at sign or equals sign, and not empty. */
const plainLine = /^[\w(`][\w ,.;:'"()`+!?#$%&<>[\]{}|~^-]*$/;

/**
 * The lines of a doc comment, without its delimiters: safe to print between them. Texts of documents are hostile, so
 *
 * - the end of a comment cannot be written, neither as it is nor with blanks in place of control characters;
 * - line breaks of every kind become lines of the comment;
 * - directives to compilers and tools (`@ts-expect-error`, `sourceMappingURL=`, `@jsx…`) lose their effect.
 *
 * Empty when there is nothing to say.
 */
export function docCommentLines(text: string): string[] {
  // Most texts are one plain line, and large documents have tens of thousands.
  if (plainLine.test(text)) return [text.trimEnd()];
  const safe = text
    .replace(/\r\n|[\r\u2028\u2029\u0085\v\f]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replaceAll('*/', '*\\/')
    .replace(/@(?=ts-|jsx|__|#__|license|preserve)/gi, '@ ')
    .replace(/(source(?:Mapping)?URL)\s*=/gi, '$1 =');
  const lines = safe.split('\n').map((line) => line.trimEnd());
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  while (lines.length > 0 && lines[0] === '') lines.shift();
  return lines.filter(collapseBlank());
}

/** A whole doc comment, each line after the first indented by `indent`; `''` when the text says nothing. */
export function docComment(text: string, indent = ''): string {
  const lines = docCommentLines(text);
  if (lines.length === 0) return '';
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length < 110) return `/** ${only} */`;
  return `/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */`;
}

/** What stands between the outer delimiters of a block comment node: for `ts.addSyntheticLeadingComment`. */
export function docCommentBody(text: string): string | undefined {
  const comment = docComment(text);
  return comment === '' ? undefined : comment.slice(2, -2);
}

/** Lets one blank line stand where a text has several. */
function collapseBlank(): (line: string) => boolean {
  let blank = false;
  return (line) => {
    const keep = line !== '' || !blank;
    blank = line === '';
    return keep;
  };
}
