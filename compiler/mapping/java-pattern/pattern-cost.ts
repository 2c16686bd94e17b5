import { beginsWithAssertion } from './begins-with-assertion.js';
import { type CodePointSet, overlaps, union } from './code-point-set.js';
import { firstOf } from './first-of.js';
import { isNullable } from './is-nullable.js';
import type { JavaPatternNode, LookNode, RepeatNode } from './java-pattern-node.js';
import { someNode } from './some-node.js';

/** At the most `factor` × lengthᵈᵉᵍʳᵉᵉ steps for a text of that length; a factor of Infinity knows no bound. */
export interface PatternCost {
  readonly factor: number;
  readonly degree: number;
}

/** What may follow a node. */
interface Follow {
  /** With which code points it may begin. */
  readonly first: CodePointSet;
  /** It may match nothing at all, and then the pattern has matched: no way is ever tried again. */
  readonly accepts: boolean;
  /** It begins with an assertion, which may fail for reasons of its own. */
  readonly asserts: boolean;
}

interface Ways {
  /** In how many ways the node may match from one place: what a backtracking engine may try one after the other. */
  readonly ways: PatternCost;
  /** Steps for trying all of them once. */
  readonly work: PatternCost;
}

const one: PatternCost = { factor: 1, degree: 0 };
const unbounded: PatternCost = { factor: Number.POSITIVE_INFINITY, degree: 1 };
const accepting: Follow = { first: [], accepts: true, asserts: false };
const endOfText: Follow = { first: [], accepts: false, asserts: false };

/**
 * How many steps a backtracking engine may need to match a whole text, or to find every match in it: an upper bound from
 * a look at the pattern. Loops that can give back what the next part takes multiply, loops within loops that can share
 * a text in many ways have no bound, and a search begins anew at every place.
 */
export function patternCost(node: JavaPatternNode, task: 'whole' | 'search'): PatternCost {
  if (task === 'whole') return costOf(node, endOfText).work;
  const { work } = costOf(node, accepting);
  // An attempt that fails early, or takes what it has looked at, leaves the rest of the text to the next.
  if (beginsAtStart(node)) return work;
  if (failsEarly(node)) return { factor: work.factor, degree: Math.max(1, work.degree) };
  return { factor: work.factor, degree: work.degree + 1 };
}

function costOf(node: JavaPatternNode, follow: Follow): Ways {
  switch (node.kind) {
    case 'set':
    case 'assert':
      return { ways: one, work: one };
    case 'back':
      return { ways: unbounded, work: unbounded };
    case 'group':
    case 'atomic':
      return costOf(node.node, follow);
    case 'look':
      return { ways: one, work: lookCost(node) };
    case 'choice':
      return choiceCost(node.of, follow);
    case 'sequence':
      return sequenceCost(node.of, follow);
    case 'repeat':
      return repeatCost(node, follow);
    default:
      return node satisfies never;
  }
}

function lookCost({ node, behind }: LookNode): PatternCost {
  const { work } = costOf(node, accepting);
  // Look-behind may begin at several places.
  return behind === undefined ? work : product(work, { factor: behind.maximum - behind.minimum + 1, degree: 0 });
}

function choiceCost(of: readonly JavaPatternNode[], follow: Follow): Ways {
  const costs = of.map((option) => costOf(option, follow));
  const firsts = of.map((option) => before(option, follow));
  const apart =
    firsts.every(({ asserts, accepts }) => !asserts && !accepts) &&
    firsts.every(({ first }, i) => firsts.slice(i + 1).every((other) => !overlaps(first, other.first)));
  const ways = costs.map((cost) => cost.ways);
  return {
    ways: apart ? ways.reduce(larger, one) : ways.reduce(sum, { factor: 0, degree: 0 }),
    work: costs.map(({ work }) => work).reduce(sum, one),
  };
}

function sequenceCost(of: readonly JavaPatternNode[], follow: Follow): Ways {
  const follows: Follow[] = [];
  let next = follow;
  for (const part of [...of].reverse()) {
    follows.unshift(next);
    next = before(part, next);
  }
  let ways = one;
  let work = one;
  for (const [i, part] of of.entries()) {
    const cost = costOf(part, follows[i] ?? follow);
    work = sum(work, product(ways, cost.work));
    ways = product(ways, cost.ways);
  }
  return { ways, work };
}

function repeatCost(repeat: RepeatNode, follow: Follow): Ways {
  const { node, minimum, maximum } = repeat;
  const again = maximum > 1 ? beforeTurn(node, follow) : follow;
  const body = costOf(node, again);
  const single = body.ways.factor <= 1 && body.ways.degree === 0;
  if (maximum === Number.POSITIVE_INFINITY) {
    if (!single || isNullable(node)) return { ways: unbounded, work: unbounded };
    // A turn that can go one way only takes what it looks at, unless it looks ahead.
    const degree = Math.max(1, body.work.degree + (looks(node) ? 1 : 0));
    const ways = endsAtOnePlace(node, follow) ? one : { factor: 1, degree: 1 };
    return { ways, work: { factor: body.work.factor + 1, degree } };
  }
  const turns = power(body.ways, maximum);
  const places = endsAtOnePlace(node, follow) ? 1 : maximum - minimum + 1;
  return {
    ways: product(turns, { factor: places, degree: 0 }),
    work: product(product(turns, body.work), { factor: Math.max(1, maximum), degree: 0 }),
  };
}

/** Whether a loop can be left with success at one place alone: what follows never begins as a turn does. */
function endsAtOnePlace(node: JavaPatternNode, follow: Follow): boolean {
  if (follow.accepts) return true;
  const turn = before(node, endOfText);
  return !follow.asserts && !turn.asserts && !overlaps(turn.first, follow.first);
}

/** What follows a place where the node and then `follow` stand. */
function before(node: JavaPatternNode, follow: Follow): Follow {
  const first = firstOf(node);
  const asserts = beginsWithAssertion(node);
  if (!isNullable(node)) return { first, accepts: false, asserts };
  return {
    first: union(first, follow.first),
    accepts: follow.accepts && !asserts,
    asserts: asserts || follow.asserts,
  };
}

/** What follows a turn of a loop: another one, or what follows the loop. */
function beforeTurn(node: JavaPatternNode, follow: Follow): Follow {
  const turn = before(node, follow);
  return { ...turn, first: union(turn.first, follow.first), accepts: follow.accepts };
}

function looks(node: JavaPatternNode): boolean {
  return someNode(node, ({ kind }) => kind === 'look');
}

/** Whether an attempt that fails does so after a bounded number of steps, and one that succeeds takes what it looks at. */
function failsEarly(node: JavaPatternNode): boolean {
  if (costOf(node, accepting).work.degree === 0) return true;
  switch (node.kind) {
    case 'group':
    case 'atomic':
      return failsEarly(node.node);
    case 'choice':
      return node.of.every(failsEarly);
    case 'sequence': {
      const at = node.of.findIndex((part) => costOf(part, accepting).work.degree > 0);
      const loop = node.of[at];
      return loop !== undefined && failsEarly(loop) && node.of.slice(at + 1).every(neverFails) && !looks(node);
    }
    case 'repeat':
      return costOf(node.node, accepting).work.degree === 0 && !looks(node.node);
    default:
      return false;
  }
}

/** Whether the node matches at any place, if need be nothing. */
function neverFails(node: JavaPatternNode): boolean {
  return isNullable(node) && !beginsWithAssertion(node);
}

function beginsAtStart(node: JavaPatternNode): boolean {
  if (node.kind === 'assert') return node.what === 'start';
  if (node.kind === 'group' || node.kind === 'atomic') return beginsAtStart(node.node);
  const [first] = node.kind === 'sequence' ? node.of : [];
  return first !== undefined && beginsAtStart(first);
}

function sum(a: PatternCost, b: PatternCost): PatternCost {
  return { factor: a.factor + b.factor, degree: Math.max(a.degree, b.degree) };
}

function product(a: PatternCost, b: PatternCost): PatternCost {
  return { factor: a.factor * b.factor, degree: a.degree + b.degree };
}

function power({ factor, degree }: PatternCost, exponent: number): PatternCost {
  return { factor: factor ** exponent, degree: degree === 0 ? 0 : degree * exponent };
}

function larger(a: PatternCost, b: PatternCost): PatternCost {
  return a.degree > b.degree || (a.degree === b.degree && a.factor > b.factor) ? a : b;
}
