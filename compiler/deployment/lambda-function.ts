import { isIntrinsic, otherFunction, type Text, type TextParts, text } from '../model/index.js';

/** A function as a URI names it. */
export interface LambdaFunction {
  /** Name or ARN. */
  readonly functionName: Text;
  /** Alias or version. */
  readonly qualifier?: Text;
}

type Part = string | Exclude<Text, string | TextParts>;

/** The parts of a text; a string is one. */
export function partsOf(value: Text): readonly Part[] {
  if (typeof value === 'string') return [value];
  return value.kind === 'text' ? value.parts : [value];
}

/**
 * The function that a URI of API Gateway calls, `arn:…:lambda:path/2015-03-31/functions/{function}/invocations`;
 * undefined when the URI is another one.
 *
 * @param whole what a URI that is one intrinsic stands for: a function, or another service
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export function lambdaFunction(uri: Text, whole: 'function' | 'service'): LambdaFunction | undefined {
  const parts = partsOf(uri);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') {
    if (whole === 'service') return undefined;
    // The ARN of the function is the fourth of the pieces between the slashes, and has no slash itself.
    return { functionName: otherFunction('Fn::Select', [3, otherFunction('Fn::Split', ['/', only])]) };
  }
  const name = between(parts);
  return name === undefined ? undefined : withoutQualifier(name);
}

/** What stands between `/functions/` and `/invocations`. */
function between(parts: readonly Part[]): readonly Part[] | undefined {
  const found: Part[] = [];
  let inside = false;
  for (const part of parts) {
    if (typeof part !== 'string') {
      if (inside) found.push(part);
      continue;
    }
    let rest = part;
    if (!inside) {
      const start = /:lambda:path\/[^/]+\/functions\//.exec(rest) ?? /^[^:]*\/functions\//.exec(rest);
      if (start === null) continue;
      inside = true;
      rest = rest.slice(start.index + start[0].length);
    }
    const end = /\/(?:response-streaming-)?invocations\/?$/.exec(rest);
    if (end !== null) {
      found.push(rest.slice(0, end.index));
      return found;
    }
    found.push(rest);
  }
  return undefined;
}

/** Splits `name:alias`, `arn:…:function:name:alias` and `${Function.Arn}:alias`. */
function withoutQualifier(parts: readonly Part[]): LambdaFunction | undefined {
  const all = text(parts);
  if (all === '') return undefined;
  // In an ARN the qualifier follows the second colon after `function`; elsewhere the first.
  let colonsBefore = typeof parts[0] === 'string' && /^arn:/.test(parts[0]) ? 6 : 0;
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string') continue;
    for (let at = part.indexOf(':'); at !== -1; at = part.indexOf(':', at + 1)) {
      // `${stageVariables.x}` has no colon, and an intrinsic that stands for several pieces none that is seen here.
      if (colonsBefore > 0) {
        colonsBefore -= 1;
        continue;
      }
      const qualifier = text([part.slice(at + 1), ...parts.slice(index + 1)]);
      const functionName = text([...parts.slice(0, index), part.slice(0, at)]);
      return qualifier === '' ? { functionName } : { functionName, qualifier };
    }
  }
  return { functionName: all };
}

/** The stage variables that stand in a text, each once: `${stageVariables.x}`. */
export function stageVariablesOf(value: Text): readonly string[] {
  const names = new Set<string>();
  for (const part of partsOf(value)) {
    if (typeof part !== 'string') continue;
    for (const match of part.matchAll(stageVariable)) if (match[1] !== undefined) names.add(match[1]);
  }
  return [...names];
}

/** The text with the stage variables replaced; undefined when one has no value. */
export function withStageVariables(value: Text, variables: ReadonlyMap<string, Text>): Text | undefined {
  const made: Text[] = [];
  for (const part of partsOf(value)) {
    if (isIntrinsic(part)) {
      made.push(part);
      continue;
    }
    let end = 0;
    for (const match of part.matchAll(stageVariable)) {
      const replacement = variables.get(match[1] ?? '');
      if (replacement === undefined) return undefined;
      made.push(part.slice(end, match.index), replacement);
      end = match.index + match[0].length;
    }
    made.push(part.slice(end));
  }
  return text(made);
}

const stageVariable = /\$\{stageVariables\.([A-Za-z0-9_]+)\}/g;
