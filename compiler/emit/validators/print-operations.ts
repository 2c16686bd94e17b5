import type { HttpApi, RestApi } from '../../model/index.js';
import { textPreview } from '../../model/index.js';
import type { ApiPlan, OperationRequirements } from '../../schema/index.js';
import { docComment } from '../typescript/doc-comment.js';
import { generatedHeader } from '../typescript/generated-header.js';
import { uniqueNames } from '../typescript/identifier.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { printList } from './leaf-conditions.js';

/**
 * Prints the module of the operations: one exported validator for each, named after it, and the models under `models`.
 *
 * @param exports names of the models in `models.ts`
 * @param specifier the import specifier of a file beside this one
 */
export function printOperations(
  api: RestApi | HttpApi,
  operations: readonly OperationRequirements[],
  { modelOf }: ApiPlan,
  exports: ReadonlyMap<string, string>,
  specifier: (file: string) => string,
): string {
  const unique = uniqueNames(['models', 'operationValidator', 'webRequest']);
  const validators = operations.map(({ operation, parameters, models }) => {
    const rules: string[] = [];
    if (parameters.length > 0) {
      const pairs = parameters.map((pair) => `[${pair.map(stringLiteral).join(', ')}]`);
      rules.push(`  requiredParameters: ${printList(pairs, '  ')},`);
    }
    const pairs = [...models].flatMap(([mediaType, schema]) => {
      const name = exports.get(modelOf(schema) ?? '');
      return name === undefined ? [] : [`[${stringLiteral(mediaType)}, models.${name}]`];
    });
    if (pairs.length > 0) rules.push(`  models: ${printList(pairs, '  ')},`);
    const comment = docComment(
      `\`${operation.method} ${operation.path}\`${rules.length === 0 ? ': nothing is validated.' : ''}`,
    );
    const argument = rules.length === 0 ? '{}' : `{\n${rules.join('\n')}\n}`;
    return `${comment}\nexport const ${unique(operation.name)}: OperationValidator = operationValidator(${argument});`;
  });
  const title = textPreview(api.name);
  return `${[
    generatedHeader.trimEnd(),
    [
      `import * as models from ${stringLiteral(specifier('models'))};`,
      `import { type OperationValidator, operationValidator } from ${stringLiteral(specifier('runtime/validation/operation-validator'))};`,
    ].join('\n'),
    [
      `export type { ModelValidator, ValidationResult } from ${stringLiteral(specifier('runtime/validation/model-validator'))};`,
      `export type { OperationValidator, RequestValidation } from ${stringLiteral(specifier('runtime/validation/operation-validator'))};`,
      `export type { ValidatableRequest } from ${stringLiteral(specifier('runtime/validation/request-values'))};`,
      `export type { Fault } from ${stringLiteral(specifier('runtime/validation/validation-report'))};`,
      `export { webRequest } from ${stringLiteral(specifier('runtime/validation/web-request'))};`,
    ].join('\n'),
    `${docComment(`The validators of the models of ${title}.`)}\nexport { models };`,
    ...validators,
  ].join('\n\n')}\n`;
}
