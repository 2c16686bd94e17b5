import type { PatternPlan } from './pattern-plan.js';

/** Says what is wrong with a pattern. */
type Say = (code: 'pattern-invalid', parameters: { readonly pattern: string; readonly reason: string }) => void;

/** Plans how a pattern is matched; undefined, and a diagnostic, when it is no regular expression. */
export function planPattern(source: string, say: Say): PatternPlan | undefined {
  try {
    new RegExp(source);
  } catch (error) {
    say('pattern-invalid', { pattern: source, reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
  return { source };
}
