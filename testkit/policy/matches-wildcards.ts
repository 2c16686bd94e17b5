/**
 * Whether the text fits a pattern of IAM: `*` stands for any text, the empty one and slashes included, `?` for exactly
 * one character. It takes at most the product of both lengths, whoever wrote them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesWildcards(pattern: string, text: string): boolean {
  let at = 0;
  let inText = 0;
  // Where to go back to: behind the last star, and how much of the text it has taken.
  let star = -1;
  let taken = 0;
  while (inText < text.length) {
    const code = pattern.charCodeAt(at);
    if (code === asterisk) {
      star = at++;
      taken = inText;
    } else if (at < pattern.length && (code === questionMark || code === text.charCodeAt(inText))) {
      at++;
      inText++;
    } else if (star >= 0) {
      at = star + 1;
      inText = ++taken;
    } else {
      return false;
    }
  }
  while (pattern.charCodeAt(at) === asterisk) at++;
  return at === pattern.length;
}

const asterisk = 42;
const questionMark = 63;
