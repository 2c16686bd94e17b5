import type { SchemaIndex, ValidationPlan } from '../../schema/index.js';
import { docComment } from '../typescript/doc-comment.js';
import { generatedHeader } from '../typescript/generated-header.js';
import { identifier, uniqueNames } from '../typescript/identifier.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { checkFunction } from './check-function.js';
import { moduleScope } from './module-scope.js';
import { schemaFunctions } from './schema-functions.js';
import { verdictFunction } from './verdict-function.js';

/** The module of the models: its text, and what each model is called in it. */
export interface PrintedModels {
  readonly text: string;
  /** Name of the model to name of the constant that holds its validator. */
  readonly exports: ReadonlyMap<string, string>;
  /** Modules of the runtime that it imports, without extension. */
  readonly runtime: readonly string[];
}

/**
 * Prints a plan as a TypeScript module: of each schema a function for the verdict and one for the texts, and of each
 * model its validator.
 *
 * @param runtimeSpecifier the import specifier of a module of the runtime
 */
export function printModels(plan: ValidationPlan, runtimeSpecifier: (module: string) => string): PrintedModels {
  const scope = moduleScope();
  const functions = schemaFunctions(plan, scope);
  const exports = new Map<string, string>();
  const models: string[] = [];
  const unique = uniqueNames(scope.reserved);
  for (const [model, index] of plan.models) {
    const name = unique(identifier(model, 'camel'));
    exports.set(model, name);
    const parts = `${functions.call('is', index)}, ${functions.call('check', index)}`;
    models.push(
      `${docComment(`Validates against the model ${model}.`)}\nexport const ${name}: ModelValidator = ${scope.use('modelValidator')}(${parts});\n`,
    );
  }
  const printed: { index: SchemaIndex; text: string }[] = [];
  // A set that grows while it is walked: functions call others.
  for (const call of functions.called) {
    const [kind, position] = call.split(' ');
    const index = Number(position);
    const lines = kind === 'is' ? verdictFunction(index, functions) : checkFunction(index, functions);
    printed.push({ index, text: lines.join('\n') });
  }
  // Of one schema the verdict comes first: models ask for it first, and sorting is stable.
  const bodies = printed.sort((a, b) => a.index - b.index).map(({ text }) => text);
  const imports = [...scope.imports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, names]) => importLine(module, [...names].sort(), runtimeSpecifier));
  const types = [
    ...(models.length > 0
      ? [`import type { ModelValidator } from ${stringLiteral(runtimeSpecifier('model-validator'))};`]
      : []),
    ...(bodies.some((text) => text.includes('report: ValidationReport'))
      ? [`import type { ValidationReport } from ${stringLiteral(runtimeSpecifier('validation-report'))};`]
      : []),
  ];
  const text = [
    generatedHeader.trimEnd(),
    [...imports, ...types].join('\n'),
    scope.constants.join('\n'),
    models.length === 0 ? 'export {};' : models.join('\n').trimEnd(),
    ...bodies,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
  return { text: `${text}\n`, exports, runtime: [...scope.imports.keys(), 'model-validator', 'validation-report'] };
}

function importLine(module: string, names: readonly string[], runtimeSpecifier: (module: string) => string): string {
  const line = `import { ${names.join(', ')} } from ${stringLiteral(runtimeSpecifier(module))};`;
  if (line.length <= 120) return line;
  return `import {\n${names.map((name) => `  ${name},\n`).join('')}} from ${stringLiteral(runtimeSpecifier(module))};`;
}
