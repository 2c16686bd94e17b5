import type { Condition } from './condition.js';

/** A policy document, read and ready to be evaluated. */
export interface Policy {
  readonly statements: readonly Statement[];
  /** `2012-10-17` knows `${aws:username}` in resources and conditions, `2008-10-17` does not. */
  readonly hasVariables: boolean;
}

/** One statement. Lists of patterns are never empty. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: PatternList;
  readonly resources: PatternList;
  /** Undefined in policies of identities, which apply to whoever has them. */
  readonly principals: PrincipalList | undefined;
  readonly conditions: readonly Condition[];
}

/** `Action` and `Resource`, or what all but `NotAction` and `NotResource` is. */
export interface PatternList {
  readonly isNegated: boolean;
  readonly patterns: readonly string[];
}

/** `Principal` or `NotPrincipal`. */
export interface PrincipalList {
  readonly isNegated: boolean;
  /** `*`, an account's number, or an ARN. Principals that are no callers of APIs, such as services, are left out. */
  readonly names: readonly string[];
}
