import { isPlainName } from '../typescript/identifier.js';
import { stringLiteral } from '../typescript/string-literal.js';
import type { ModuleScope } from './module-scope.js';

/** Whether every object inherits something of that name. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** An expression for the member of an object. */
export function propertyAccess(object: string, name: string, scope: ModuleScope): string {
  if (isInherited(name)) return `${scope.use('own')}(${object}, ${stringLiteral(name)})`;
  return isPlainName(name) ? `${object}.${name}` : `${object}[${stringLiteral(name)}]`;
}
