import { type Intrinsic, intrinsicsOf, type Value } from '../../compiler/model/index.js';

/**
 * A text of the document holds an intrinsic, and nothing says what it stands for. It is a fault of the test and no
 * answer of the gateway: nothing is made up in its place.
 */
export class UnresolvedValueError extends Error {
  override readonly name = 'UnresolvedValueError';
  /** The keys of `values` (`--set`) that are missing; empty when no key can give the value. */
  readonly missing: readonly string[];

  /** @param what what the text is, such as `uri of the integration of GET /pets` */
  constructor(what: string, value: Value) {
    const intrinsics = [...intrinsicsOf(value)];
    const missing = [...new Set(intrinsics.flatMap(keyOf))];
    super(`The ${what} is not known: ${reason(missing, intrinsics)}`);
    this.missing = missing;
  }
}

/** The key that gives a value to the intrinsic itself. */
function keyOf(intrinsic: Intrinsic): readonly string[] {
  switch (intrinsic.kind) {
    case 'ref':
      return [intrinsic.name];
    case 'getAtt':
      return [`${intrinsic.resource}.${intrinsic.attribute}`];
    case 'terraform':
      return [intrinsic.reference];
    case 'if':
      return [intrinsic.condition];
    case 'text':
    case 'join':
    case 'function':
      return [];
    default:
      return intrinsic satisfies never;
  }
}

function reason(missing: readonly string[], intrinsics: readonly Intrinsic[]): string {
  const functions = intrinsics.flatMap((intrinsic) => (intrinsic.kind === 'function' ? [intrinsic.name] : []));
  if (functions.length > 0) return `${functions.join(' and ')} cannot be computed here. Write the value itself.`;
  const set = missing.map((name) => `--set ${name}=…`).join(' ');
  const values = missing.map((name) => `${JSON.stringify(name)}: …`).join(', ');
  const lacking = missing.length === 1 ? 'has no value. Give it one' : 'have no values. Give them';
  return `${missing.join(' and ')} ${lacking}: values: { ${values} } in the options of createGateway, or ${set} on the command line.`;
}
