import { isIntrinsic, type Value } from '../model/index.js';
import { bodyShape, responseShape, type Shape } from './body-shape.js';

/** The Body without what only describes, but with the descriptions and the version that OpenAPI demands. */
export function withoutDocumentation(body: Value): Value {
  return strip(body, bodyShape);
}

function strip(value: Value, shape: Shape): Value {
  if (typeof value !== 'object' || value === null || isIntrinsic(value)) return value;
  if (Array.isArray(value)) return value.map((element: Value) => strip(element, shape));
  const kept: [string, Value][] = [];
  for (const [key, member] of Object.entries(value)) {
    const said = Object.hasOwn(shape, key) ? shape[key] : shape['*'];
    if (typeof said === 'function') kept.push([key, strip(member, said())]);
    else if (said !== 'drop' || key === 'version') kept.push([key, member]);
    else if (shape === responseShape) kept.push([key, '']);
  }
  return Object.fromEntries(kept);
}
