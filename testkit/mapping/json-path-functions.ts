import type { FunctionPathStep, JsonPath, JsonPathStep } from '../../compiler/mapping/json-path.js';
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
  const parameters = (): Value[] =>
    step.parameters.map((parameter) => {
      if (parameter.kind === 'path') return evaluation.evaluatePath(parameter.path, evaluation.document, evaluation);
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

function length(model: Value, { step, evaluation }: FunctionCall): Value {
  const [parameter] = step.parameters;
  if (parameter?.kind === 'path') {
    const { path } = parameter;
    const wildcard: JsonPathStep = { kind: 'wildcard' };
    const ownFunction = path.steps.at(-1)?.kind === 'function' || path.steps.length === 0;
    const inner: JsonPath = ownFunction ? path : { ...path, steps: [...path.steps, wildcard] };
    const value = evaluation.evaluatePath(inner, model, evaluation);
    if (isList(value)) return value.items.length;
  }
  if (isList(model)) return model.items.length;
  return typeof model === 'object' && model !== null && model.kind === 'map' ? model.entries.size : null;
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
        if (isList(value)) for (const inner of value.items) text += inner === null ? '' : javaText(inner);
        else if (typeof value === 'string') text += value;
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
