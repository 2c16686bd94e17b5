import { createHash } from 'node:crypto';
import { type Intrinsic, isIntrinsic, type Value } from '../model/index.js';
import { bodyShape, type Shape } from './body-shape.js';

/**
 * A hash of what a deployment is a snapshot of: 16 hexadecimal digits of SHA-256. What only describes does not count,
 * nor does the order of members; the order of elements does. Intrinsics count by their unresolved text.
 *
 * @param beside what belongs to the deployment and does not stand in the Body
 */
export function identity(body: Value, beside: readonly Value[]): string {
  const hash = createHash('sha256');
  let pending = '';
  const write: Write = (piece) => {
    pending += piece;
    if (pending.length > 1 << 16) {
      hash.update(pending);
      pending = '';
    }
  };
  writeValue(body, bodyShape, write);
  writeValue(beside, undefined, write);
  return hash.update(pending).digest('hex').slice(0, 16);
}

/** One text for each value: JSON with sorted members, in which an intrinsic cannot be taken for JSON. */
export function canonicalText(value: Value): string {
  let text = '';
  writeValue(value, undefined, (piece) => {
    text += piece;
  });
  return text;
}

type Write = (piece: string) => void;

function writeValue(value: Value | undefined, shape: Shape | undefined, write: Write): void {
  if (typeof value !== 'object' || value === null) write(value === undefined ? '<none>' : JSON.stringify(value));
  else if (isIntrinsic(value)) writeIntrinsic(value, write);
  else if (isList(value)) {
    write('[');
    for (const element of value) {
      writeValue(element, shape, write);
      write(',');
    }
    write(']');
  } else {
    write('{');
    // Not by locale: the order must be the same on every machine.
    for (const key of Object.keys(value).sort()) {
      const said = shape === undefined ? undefined : Object.hasOwn(shape, key) ? shape[key] : shape['*'];
      if (said === 'drop') continue;
      write(`${JSON.stringify(key)}:`);
      writeValue(value[key], typeof said === 'function' ? said() : undefined, write);
      write(',');
    }
    write('}');
  }
}

function writeIntrinsic(node: Intrinsic, write: Write): void {
  switch (node.kind) {
    case 'ref':
      write(`<ref ${JSON.stringify(node.name)}>`);
      return;
    case 'getAtt':
      write(`<getAtt ${JSON.stringify([node.resource, node.attribute])}>`);
      return;
    case 'terraform':
      write(`<terraform ${JSON.stringify(node.reference)}>`);
      return;
    case 'text':
      write('<text ');
      writeValue(node.parts, undefined, write);
      write('>');
      return;
    case 'if':
      write(`<if ${JSON.stringify(node.condition)} `);
      writeValue(node.then, undefined, write);
      writeValue(node.else, undefined, write);
      write('>');
      return;
    case 'join':
      write(`<join ${JSON.stringify(node.delimiter)} `);
      writeValue(node.values, undefined, write);
      write('>');
      return;
    case 'function':
      write(`<function ${JSON.stringify(node.name)} `);
      writeValue(node.argument, undefined, write);
      write('>');
      return;
    default:
      node satisfies never;
  }
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
