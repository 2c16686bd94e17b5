import { starredText } from './starred-text.js';

/** Pairs as AWS's execution log prints maps: `{a=1, b=2}`. Secrets are starred but for their last six characters. */
export function mapText(pairs: Iterable<readonly [string, string]>): string {
  const texts: string[] = [];
  for (const [name, value] of pairs) texts.push(`${name}=${secret.test(name) ? starredText(value) : value}`);
  return `{${texts.join(', ')}}`;
}

const secret = /^(?:authorization|x-api-key|x-amz-security-token)$/i;
