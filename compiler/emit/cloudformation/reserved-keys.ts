import type { Deployment } from '../../deployment/index.js';
import { diagnostic, type Report } from '../../diagnostics/index.js';
import { isIntrinsic, type Value } from '../../model/index.js';

/**
 * Reports members of the Body, such as the only property of a schema, that CloudFormation would take for a function.
 * Nothing escapes them.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function reportReservedKeys({ api, body }: Deployment, report: Report): void {
  const reported = new Set<string>();
  const walk = (value: Value): void => {
    if (typeof value !== 'object' || value === null || isIntrinsic(value)) return;
    let count = 0;
    let last = '';
    for (const key in value) {
      count += 1;
      last = key;
      const member = (value as { readonly [key: string]: Value })[key];
      if (member !== undefined) walk(member);
    }
    if (count !== 1 || reported.has(last) || (last !== 'Ref' && !last.startsWith('Fn::'))) return;
    reported.add(last);
    report(diagnostic('key-reserved', { key: last }, api.at));
  };
  walk(body);
}
