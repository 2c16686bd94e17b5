import type { Deployment } from '../../deployment/index.js';
import { diagnostic, type Report } from '../../diagnostics/index.js';
import { isIntrinsic, type Value } from '../../model/index.js';

/**
 * Reports members of the Body that CloudFormation takes for its own functions, and nothing escapes: such as the only
 * property of a schema when it is called `Ref`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function reportReserved({ api, body }: Deployment, report: Report): void {
  const reported = new Set<string>();
  const once = (what: string, say: () => void): void => {
    if (!reported.has(what)) say();
    reported.add(what);
  };
  const walk = (value: Value): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isIntrinsic(value)) {
      if (value.kind === 'join') value.values.forEach(walk);
      return;
    }
    if (isList(value)) {
      value.forEach(walk);
      return;
    }
    let count = 0;
    let last = '';
    for (const key in value) {
      count += 1;
      last = key;
      // A transform stands beside other members, too.
      if (key === 'Fn::Transform') once(key, () => report(diagnostic('key-reserved', { key }, api.at)));
      const member = value[key];
      if (member !== undefined) walk(member);
    }
    if (count !== 1 || (last !== 'Ref' && !last.startsWith('Fn::'))) return;
    once(last, () => report(diagnostic('key-reserved', { key: last }, api.at)));
  };
  walk(body);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
