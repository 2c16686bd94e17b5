import type { RequestContext } from './authorization-request.js';

const variable = /\$\{([^}]*)\}/g;

/** Whether the text names a variable, `${aws:username}`. */
export function hasVariable(text: string): boolean {
  return text.includes('${');
}

/**
 * The text with its policy variables filled in: `${aws:username}`, `${aws:username, 'default'}`, and `${*}`, `${?}`,
 * `${$}` for these characters themselves. Undefined when a variable has no value or several: the statement then fits
 * nothing.
 *
 * @param isPattern the result is matched with wildcards: a value that has some fits nothing then, since the caller may
 *   have chosen it
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function withVariables(text: string, context: RequestContext, isPattern: boolean): string | undefined {
  let isKnown = true;
  const filled = text.replace(variable, (_whole, inside: string): string => {
    if (inside === '*' || inside === '?' || inside === '$') return inside;
    const [, name = inside, fallback] = /^\s*([^,\s]+)\s*,\s*'([^']*)'\s*$/.exec(inside) ?? [];
    const values = context.get(name.trim().toLowerCase()) ?? [];
    const value = values.length === 1 ? values[0] : fallback;
    if (value === undefined || (isPattern && /[*?]/.test(value))) isKnown = false;
    return value ?? '';
  });
  return isKnown ? filled : undefined;
}
