import { jsonText } from '../../../runtime/validation/json-value.js';
import type { Check, SchemaPlan } from '../../schema/index.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { namesConstant, patternConstant, printList } from './leaf-conditions.js';
import type { ModuleScope } from './module-scope.js';

/** The expression for the text of a fault. */
export function faultText(check: Check, schema: SchemaPlan, value: string, scope: ModuleScope): string {
  switch (check.keyword) {
    case 'type':
      return `${scope.use('wrongType')}(${value}, ${check.allowed.map(stringLiteral).join(', ')})`;
    case 'enum':
      return `${scope.use('notInEnum')}(${value}, ${stringLiteral(jsonText(check.values))})`;
    case 'required':
      return `${scope.use('missingProperties')}(${value}, ${printList(check.names.map(stringLiteral))})`;
    case 'additionalProperties': {
      const known = check.names.length > 8 ? namesConstant(schema, scope) : printList(check.names.map(stringLiteral));
      const patterns = check.patterns.map((pattern) => patternConstant(schema, pattern, scope));
      const list = patterns.length === 0 ? '' : `, ${printList(patterns)}`;
      return `${scope.use('unknownProperties')}(${value}, ${known}${list})`;
    }
    case 'additionalItems':
      return `${scope.use('additionalItems')}(${value}, ${check.allowed})`;
    case 'maxItems':
      return `${scope.use('tooManyItems')}(${value}, ${check.bound})`;
    case 'minItems':
      return `${scope.use('tooFewItems')}(${value}, ${check.bound})`;
    case 'uniqueItems':
      return scope.use('duplicateItems');
    case 'maxLength':
      return `${scope.use('tooLong')}(${value}, ${check.bound})`;
    case 'minLength':
      return `${scope.use('tooShort')}(${value}, ${check.bound})`;
    case 'pattern':
      return `${scope.use('noMatch')}(${value}, ${stringLiteral(check.pattern.source)})`;
    case 'maxProperties':
      return `${scope.use('tooManyProperties')}(Object.keys(${value}).length, ${check.bound})`;
    case 'minProperties':
      return `${scope.use('tooFewProperties')}(Object.keys(${value}).length, ${check.bound})`;
    case 'multipleOf':
      return `${scope.use('notMultipleOf')}(${value}, ${check.divisor})`;
    default:
      // The others put their text together where they are printed.
      return '""';
  }
}
