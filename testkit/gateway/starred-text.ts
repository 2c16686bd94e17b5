/** A secret as AWS's execution log prints it: stars, and its last six characters. Short ones are stars alone. */
export function starredText(secret: string): string {
  return secret.length <= 6 ? '*'.repeat(secret.length) : '*'.repeat(secret.length - 6) + secret.slice(-6);
}
