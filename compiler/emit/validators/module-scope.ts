import { identifier, uniqueNames } from '../typescript/identifier.js';
import { runtimeExports } from './runtime-exports.js';

/** The names of one emitted module: what it imports from the runtime, its constants, its functions. */
export interface ModuleScope {
  /** The helper of the runtime; it is imported. */
  use(name: keyof typeof runtimeExports): string;
  /** A constant at the top of the module; the same expression gives the same constant. */
  constant(wanted: readonly string[], kind: string, expression: string): string;
  /** A name for a function or model, in Pascal case, that no other has. */
  readonly pascal: (words: readonly string[]) => string;
  /** Names that locals must not take. */
  readonly reserved: Set<string>;
  /** Declarations of the constants, in the order in which they were asked for. */
  readonly constants: string[];
  /** What was used, by module of the runtime. */
  readonly imports: Map<string, Set<string>>;
}

/** The parameters of emitted functions. Loop variables have blocks of their own, in which no other local is read. */
const locals = ['value', 'report'];

export function moduleScope(): ModuleScope {
  const imports = new Map<string, Set<string>>();
  const constants: string[] = [];
  const byExpression = new Map<string, string>();
  const constantName = uniqueNames();
  // A model called Integer must not bring a function `isInteger`, which is the runtime's.
  const pascalName = uniqueNames(Object.keys(runtimeExports).map((name) => name.replace(/^(?:is|check)(?=[A-Z])/, '')));
  return {
    imports,
    constants,
    reserved: new Set([...Object.keys(runtimeExports), ...locals]),
    use(name) {
      const module = runtimeExports[name];
      const names = imports.get(module) ?? new Set();
      names.add(name);
      imports.set(module, names);
      return name;
    },
    constant(wanted, kind, expression) {
      const known = byExpression.get(expression);
      if (known !== undefined) return known;
      const words = [...wanted, kind].map((word) => identifier(word, 'pascal').replace(/_$/, ''));
      // Capitals are for constants alone, so that no local can hide one.
      const name = constantName(words.map(upperSnake).join('_'));
      byExpression.set(expression, name);
      constants.push(`const ${name} = ${expression};`);
      return name;
    },
    pascal: (words) => pascalName(identifier(words.join(' '), 'pascal')),
  };
}

function upperSnake(word: string): string {
  return word.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase();
}
