import assert from 'node:assert/strict';
import type { Decision } from './authorization-request.js';
import { type Authentication, combineDecisions } from './combine-decisions.js';

const decisions: readonly Decision[] = ['allow', 'none', 'deny'];

/** What the guide's tables say, for the policy's Allow, silence and Deny, and without a policy. */
const tables: Readonly<
  Record<Authentication, Readonly<Record<Decision, readonly [Decision, Decision, Decision, Decision]>>>
> = {
  none: {
    allow: ['allow', 'none', 'deny', 'allow'],
    none: ['allow', 'none', 'deny', 'allow'],
    deny: ['deny', 'deny', 'deny', 'deny'],
  },
  'same-account': {
    allow: ['allow', 'allow', 'deny', 'allow'],
    none: ['allow', 'none', 'deny', 'none'],
    deny: ['deny', 'deny', 'deny', 'deny'],
  },
  'other-account': {
    allow: ['allow', 'none', 'deny', 'none'],
    none: ['none', 'none', 'deny', 'none'],
    deny: ['deny', 'deny', 'deny', 'deny'],
  },
  token: {
    allow: ['allow', 'none', 'deny', 'allow'],
    none: ['none', 'none', 'deny', 'none'],
    deny: ['deny', 'deny', 'deny', 'deny'],
  },
};

describe('authorizer and resource policy together', () => {
  for (const authentication of ['none', 'same-account', 'other-account', 'token'] as const) {
    for (const own of decisions) {
      it(`${authentication}, authorizer ${own}: as the guide's table says`, () => {
        const row = [...decisions, undefined].map((policy) => combineDecisions(authentication, own, policy));
        assert.deepEqual(row, tables[authentication][own]);
      });
    }
  }
});
