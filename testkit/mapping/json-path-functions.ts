import type { FunctionPathStep, JsonPath, JsonPathStep } from '../../compiler/mapping/json-path.js';
import { isDefinite } from './is-definite.js';
import { toDouble, toInt } from './java-number.js';
import { javaText } from './java-text.js';
import { JsonPathError } from './json-path-error.js';
import type { PathEvaluation } from './path-evaluation.js';
import { JsonSyntaxError, readJson } from './read-json.js';
import { double, isNumber, type ListValue, type Value } from './value.js';

type PathFunction = (model: Value, call: FunctionCall) => Value;

interface FunctionCall {
  readonly step: FunctionPathStep;
  readonly evaluation: PathEvaluation;
  /** The values of the parameters. */
  readonly parameters: () => Value[];
}

/** Runs a function of a path: `length()`, `sum()` … Throws a {@link JsonPathError}. */
export function callJsonPathFunction(step: FunctionPathStep, model: Value, evaluation: PathEvaluation): Value {
  const call = functions.get(step.name);
  if (call === undefined) {
    throw new JsonPathError('InvalidPathException', `Function with name: ${step.name} does not exist.`);
  }
  // Jayway evaluates all paths before it calls the function, JSON when the function asks for it.
  const found = step.parameters.map((parameter) =>
    parameter.kind === 'path' ? evaluation.evaluatePath(parameter.path, evaluation.document, evaluation) : null,
  );
  const parameters = (): Value[] =>
    step.parameters.map((parameter, i) => {
      if (parameter.kind === 'path') return found[i] ?? null;
      try {
        return readJson(parameter.text);
      } catch (error) {
        if (error instanceof JsonSyntaxError) throw new JsonPathError('InvalidPathException', error.message);
        throw error;
      }
    });
  return call(model, { step, evaluation, parameters });
}

const isList = (value: Value): value is ListValue =>
  typeof value === 'object' && value !== null && value.kind === 'list';

/** The numbers of the array at hand, then those of the parameters. */
function numbers(model: Value, call: FunctionCall): number[] {
  const found: number[] = [];
  const add = (value: Value): void => {
    if (isNumber(value)) found.push(toDouble(value));
  };
  if (isList(model)) model.items.forEach(add);
  for (const value of call.parameters()) {
    if (isList(value)) value.items.forEach(add);
    else add(value);
  }
  if (found.length === 0) {
    throw new JsonPathError('JsonPathException', 'Aggregation function attempted to calculate value using empty array');
  }
  return found;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function item(model: Value, target: number): Value {
  if (!isList(model)) {
    throw new JsonPathError('JsonPathException', 'Aggregation function attempted to calculate value using empty array');
  }
  const size = model.items.length;
  const index = target >= 0 ? target : size + target;
  const found = model.items[index];
  // Jayway counts from the end only down to the second item.
  if (found === undefined || (target < 0 && index === 0)) {
    throw new JsonPathError('JsonPathException', `Target index:${target} larger than object count:${size}`);
  }
  return found;
}

/**
 * How many children. A path as the parameter is asked for the children of what it names; Jayway still takes a definite
 * path for definite then, so that the last child alone is left.
 */
function length(model: Value, { step, evaluation }: FunctionCall): Value {
  const [parameter] = step.parameters;
  if (parameter?.kind === 'json') throw new JsonPathError('NullPointerException', 'length() takes a path.');
  if (parameter !== undefined) {
    const value = childrenOf(parameter.path, model, evaluation);
    if (isList(value)) return value.items.length;
  }
  if (isList(model)) return model.items.length;
  return typeof model === 'object' && model !== null && model.kind === 'map' ? model.entries.size : null;
}

function childrenOf(path: JsonPath, model: Value, evaluation: PathEvaluation): Value {
  if (path.steps.length === 0 || path.steps.at(-1)?.kind === 'function') {
    return evaluation.evaluatePath(path, model, evaluation);
  }
  const steps: readonly JsonPathStep[] = [...path.steps, { kind: 'wildcard' }];
  const children = evaluation.evaluatePath({ ...path, steps }, model, evaluation);
  if (!isDefinite(path) || !isList(children)) return children;
  const last = children.items.at(-1);
  if (last === undefined) throw new JsonPathError('PathNotFoundException', `No results for path: ${path.text}[*]`);
  return last;
}

const functions: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  [
    'avg',
    (model, call) => {
      const values = numbers(model, call);
      return double(sum(values) / values.length);
    },
  ],
  [
    'stddev',
    (model, call) => {
      const values = numbers(model, call);
      const mean = sum(values) / values.length;
      return double(Math.sqrt(sum(values.map((value) => value * value)) / values.length - mean * mean));
    },
  ],
  ['sum', (model, call) => double(sum(numbers(model, call)))],
  ['min', (model, call) => double(numbers(model, call).reduce((a, b) => Math.min(b, a)))],
  ['max', (model, call) => double(numbers(model, call).reduce((a, b) => Math.max(b, a)))],
  [
    'concat',
    (model, call) => {
      let text = '';
      if (isList(model)) for (const value of model.items) if (typeof value === 'string') text += value;
      for (const value of call.parameters()) {
        for (const part of isList(value) ? value.items : [value]) text += part === null ? '' : javaText(part);
      }
      return text;
    },
  ],
  ['length', length],
  ['size', length],
  [
    'append',
    (model, call) => {
      if (isList(model)) for (const value of call.parameters()) model.items.push(value);
      return model;
    },
  ],
  [
    'keys',
    (model) => {
      if (typeof model !== 'object' || model === null || model.kind !== 'map') return null;
      return { kind: 'list', type: 'set', items: [...model.entries.keys()], owner: model };
    },
  ],
  ['first', (model) => item(model, 0)],
  ['last', (model) => item(model, -1)],
  [
    'index',
    (model, call) => {
      const [index] = call.parameters();
      if (index === undefined || !isNumber(index))
        throw new JsonPathError('JsonPathException', 'index() needs a number.');
      return item(model, toInt(index));
    },
  ],
]);
