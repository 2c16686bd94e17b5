import { type PatternBudget, PatternLimitError, patternBudget } from '../../compiler/mapping/java-pattern/index.js';
import type { JsonPath, JsonPathStep, PropertyPathStep } from '../../compiler/mapping/json-path.js';
import type { JsonPathRelease } from '../../compiler/mapping/parse-json-path.js';
import { isDefinite, isStepDefinite } from './is-definite.js';
import { JsonPathError } from './json-path-error.js';
import { matchesFilter } from './json-path-filter.js';
import { callJsonPathFunction } from './json-path-functions.js';
import type { PathEvaluation } from './path-evaluation.js';
import { jsonArray, type MapValue, map, type Value } from './value.js';

export interface JsonPathOptions {
  /** Default `newer`. Which release API Gateway runs is unconfirmed. */
  readonly release?: JsonPathRelease;
  /** Steps that are left, so that deep scans within deep scans end. Default: 5,000,000 for this evaluation alone. */
  readonly budget?: { steps: number };
  /** What regular expressions may cost. Default: a budget for this evaluation alone. */
  readonly patterns?: PatternBudget;
}

/**
 * Evaluates a path on a document as Jayway's JsonPath does with its default options: a definite path gives the value
 * itself and throws when it is missing, an indefinite one gives an array, empty when nothing matches.
 * Throws a {@link JsonPathError}; a PatternLimitError when regular expressions use up a budget that was given.
 */
export function evaluateJsonPath(path: JsonPath, document: Value, options: JsonPathOptions = {}): Value {
  try {
    return evaluatePath(path, document, {
      document,
      release: options.release ?? 'newer',
      budget: options.budget ?? { steps: 5_000_000 },
      patterns: options.patterns ?? patternBudget(),
      requireProperties: false,
      evaluatePath,
    });
  } catch (error) {
    if (!(error instanceof PatternLimitError) || options.patterns !== undefined) throw error;
    throw new JsonPathError('JsonPathException', error.message);
  }
}

/** Evaluates a path at an item: of filters and function parameters too. */
function evaluatePath(path: JsonPath, item: Value, evaluation: PathEvaluation): Value {
  const steps = scanFirst(path);
  const walk = new PathWalk(steps, evaluation);
  walk.evaluate(0, item);
  if (!isDefinite({ steps })) return jsonArray(walk.results);
  if (walk.results.length === 0) throw new JsonPathError('PathNotFoundException', `No results for path: ${path.text}`);
  return walk.results.at(-1) ?? null;
}

/** `$..a.sum()` is `$.sum($..a)`: a function behind a deep scan works on everything that was found. */
function scanFirst(path: JsonPath): readonly JsonPathStep[] {
  const { steps } = path;
  const last = steps.at(-1);
  if (steps[0]?.kind !== 'scan' || last?.kind !== 'function') return steps;
  const at = steps.findIndex(({ kind }) => kind === 'function');
  const call = steps[at];
  if (call?.kind !== 'function') return steps;
  if (at === 1) throw new JsonPathError('IllegalStateException', 'A function cannot stand right behind a deep scan.');
  const inner: JsonPath = { text: path.text, root: '$', steps: steps.slice(0, at) };
  return [{ ...call, parameters: [{ kind: 'path', path: inner }] }, ...steps.slice(at + 1)];
}

// A class for speed: the walk is one recursion over shared state.
class PathWalk {
  readonly results: Value[] = [];
  private readonly steps: readonly JsonPathStep[];
  private readonly evaluation: PathEvaluation;
  /** Whether all steps before this one are definite. */
  private readonly upstreamDefinite: readonly boolean[];
  /** Of a leaf behind `..[n]`: the index that was walked through last; Jayway keeps a leaf only when it is the one asked for. */
  private readonly upstreamIndex: number[];

  constructor(steps: readonly JsonPathStep[], evaluation: PathEvaluation) {
    this.steps = steps;
    this.evaluation = evaluation;
    this.upstreamIndex = steps.map(() => -1);
    let definite = true;
    this.upstreamDefinite = steps.map((_, i) => {
      const before = definite;
      definite &&= isStepDefinite(steps, i);
      return before;
    });
  }

  evaluate(at: number, model: Value): void {
    if (--this.evaluation.budget.steps < 0) {
      throw new JsonPathError('JsonPathException', 'The path takes too long on this document.');
    }
    const step = this.steps[at];
    if (step === undefined) {
      this.results.push(model);
      return;
    }
    switch (step.kind) {
      case 'property':
        this.property(step, at, model);
        return;
      case 'index':
        if (!this.isArray(at, model)) return;
        for (const index of step.indexes) this.element(index, at, model);
        return;
      case 'slice':
        if (this.isArray(at, model)) this.slice(step.from, step.to, at, model);
        return;
      case 'wildcard':
        this.wildcard(at, model);
        return;
      case 'scan':
        this.scan(at, model, 0);
        return;
      case 'filter':
        this.filter(at, model);
        return;
      case 'function':
        {
          // Jayway keeps the result of a function even where more steps follow.
          const result = callJsonPathFunction(step, model, this.evaluation);
          this.results.push(result);
          if (!this.isLeaf(at)) this.evaluate(at + 1, result);
        }
        return;
      default:
        step satisfies never;
    }
  }

  /** Release 2.0.0 asks what is there before it asks whether it has to be. */
  private get isOlder(): boolean {
    return this.evaluation.release === 'older';
  }

  private isLeaf(at: number): boolean {
    return at === this.steps.length - 1;
  }

  private property(step: PropertyPathStep, at: number, model: Value): void {
    if (typeof model !== 'object' || model === null || model.kind !== 'map') {
      if (this.upstreamDefinite[at] !== true && !this.isOlder) return;
      throw new JsonPathError('PathNotFoundException', `Expected an object with property ${step.names.join(', ')}.`);
    }
    if (step.names.length === 1 || !this.isLeaf(at)) {
      for (const name of step.names) this.member(name, at, model);
      return;
    }
    const merged = map();
    for (const name of step.names) {
      const value = model.entries.get(name);
      if (value !== undefined) merged.entries.set(name, value);
      else if (this.evaluation.requireProperties) throw missing(name);
    }
    this.results.push(merged);
  }

  private member(name: string, at: number, model: MapValue): void {
    const value = model.entries.get(name);
    const leaf = this.isLeaf(at);
    if (value === undefined) {
      if (leaf) {
        if (this.evaluation.requireProperties || this.isOlder) throw missing(name);
        return;
      }
      // Release 2.0.0 finds nothing where any number may be found, and throws where one has to be.
      if (this.isOlder && this.steps.slice(at + 1).every((step) => step.kind !== 'property')) return;
      const definite = this.upstreamDefinite[at] === true && isStepDefinite(this.steps, at);
      if (definite || this.evaluation.requireProperties) throw missing(name);
      return;
    }
    if (!leaf) {
      this.evaluate(at + 1, value);
      return;
    }
    const upstream = this.upstreamIndex[at] ?? -1;
    if (upstream === -1 || this.fragmentBefore(at) === upstream) this.results.push(value);
  }

  /** The only index of the step before, if it has but one. */
  private fragmentBefore(at: number): number | undefined {
    const before = this.steps[at - 1];
    return before?.kind === 'index' && before.indexes.length === 1 ? before.indexes[0] : undefined;
  }

  private isArray(at: number, model: Value): model is Extract<Value, { kind: 'list' }> {
    if (typeof model === 'object' && model !== null && model.kind === 'list') return true;
    if (this.upstreamDefinite[at] !== true && !this.isOlder) return false;
    const invalid = model !== null && this.isOlder;
    throw new JsonPathError(invalid ? 'InvalidPathException' : 'PathNotFoundException', 'An index needs an array.');
  }

  private element(index: number, at: number, model: Extract<Value, { kind: 'list' }>): void {
    const effective = index < 0 ? model.items.length + index : index;
    const item = model.items[effective];
    if (item !== undefined && (index >= 0 || !this.isOlder)) this.evaluate(at + 1, item);
    else if (this.isOlder) throw new JsonPathError('PathNotFoundException', `Index ${index} is out of bounds.`);
  }

  private slice(from: number | undefined, to: number | undefined, at: number, model: Value): void {
    if (!this.isArray(at, model)) return;
    const { length } = model.items;
    let start = from ?? 0;
    let end = to ?? length;
    if (to === undefined) start = Math.max(0, start < 0 ? length + start : start);
    if (from === undefined && end < 0) end += length;
    end = Math.min(length, end);
    for (let i = start; i < end; i++) this.element(i, at, model);
  }

  private wildcard(at: number, model: Value): void {
    if (typeof model !== 'object' || model === null) return;
    if (model.kind === 'map') {
      for (const value of [...model.entries.values()]) this.evaluate(at + 1, value);
    } else if (model.kind === 'list') {
      for (const item of [...model.items]) {
        try {
          this.evaluate(at + 1, item);
        } catch (error) {
          const missed = error instanceof JsonPathError && error.errorClass === 'PathNotFoundException';
          if (!missed || this.evaluation.requireProperties) throw error;
        }
      }
    }
  }

  /** The step behind `..`, at every place where it can begin: first at the place itself, then below. */
  private scan(at: number, model: Value, depth: number): void {
    if (typeof model !== 'object' || model === null) return;
    if (--this.evaluation.budget.steps < 0 || depth > 1000) {
      throw new JsonPathError('JsonPathException', 'The path takes too long on this document.');
    }
    if (model.kind === 'list') {
      if (this.scanMatches(at, model)) {
        if (this.isLeaf(at + 1)) {
          this.evaluate(at + 1, model);
        } else {
          model.items.forEach((item, i) => {
            if (at + 2 < this.upstreamIndex.length) this.upstreamIndex[at + 2] = i;
            this.evaluate(at + 2, item);
          });
        }
      }
      for (const item of model.items) this.scan(at, item, depth + 1);
    } else if (model.kind === 'map') {
      if (this.scanMatches(at, model)) this.evaluate(at + 1, model);
      for (const value of model.entries.values()) this.scan(at, value, depth + 1);
    }
  }

  private scanMatches(at: number, model: Extract<Value, { kind: 'list' | 'map' }>): boolean {
    const target = this.steps[at + 1];
    switch (target?.kind) {
      case 'property':
        if (model.kind !== 'map') return false;
        if (!isStepDefinite(this.steps, at + 1)) return true;
        return target.names.every((name) => model.entries.has(name));
      case 'index':
      case 'slice':
        return model.kind === 'list';
      case 'wildcard':
        return true;
      case 'filter':
        return matchesFilter(target.filter, model, this.evaluation);
      default:
        return false;
    }
  }

  private filter(at: number, model: Value): void {
    const step = this.steps[at];
    if (step?.kind !== 'filter') return;
    if (typeof model === 'object' && model !== null && model.kind === 'map') {
      if (matchesFilter(step.filter, model, this.evaluation)) this.evaluate(at + 1, model);
    } else if (typeof model === 'object' && model !== null && model.kind === 'list') {
      for (const item of model.items) {
        if (matchesFilter(step.filter, item, this.evaluation)) this.evaluate(at + 1, item);
      }
    } else if (this.upstreamDefinite[at] === true) {
      throw new JsonPathError('InvalidPathException', 'A filter cannot be applied to primitives.');
    }
  }
}

function missing(name: string): JsonPathError {
  return new JsonPathError('PathNotFoundException', `Missing property ${JSON.stringify(name)}.`);
}
