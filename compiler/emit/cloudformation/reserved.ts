import type { Deployment } from '../../deployment/index.js';
import { diagnostic, type Report } from '../../diagnostics/index.js';
import { isIntrinsic, type Value } from '../../model/index.js';

/**
 * Reports what of the Body CloudFormation gives a meaning of its own, and nothing escapes: a member, such as the only
 * property of a schema, with the name of a function, and a text that is replaced by a parameter or a secret.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function reportReserved({ api, body }: Deployment, report: Report): void {
  const reported = new Set<string>();
  const once = (what: string, say: () => void): void => {
    if (!reported.has(what)) say();
    reported.add(what);
  };
  const walk = (value: Value): void => {
    if (typeof value === 'string') {
      const [reference] = /\{\{resolve:[^}]*\}\}/.exec(value) ?? [];
      if (reference === undefined) return;
      once(reference, () => report(diagnostic('dynamic-reference', { reference }, api.at)));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if (isIntrinsic(value)) {
      if (value.kind === 'text') value.parts.forEach(walk);
      else if (value.kind === 'join') value.values.forEach(walk);
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
      const member = value[key];
      if (member !== undefined) walk(member);
    }
    if (count !== 1 || (last !== 'Ref' && !last.startsWith('Fn::'))) return;
    once(last, () => report(diagnostic('key-reserved', { key: last }, api.at)));
  };
  walk(body);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
