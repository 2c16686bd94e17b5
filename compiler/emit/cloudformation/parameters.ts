import { pascalCase, type UniqueNames } from '../../deployment/index.js';
import type { JsonObject, JsonValue } from '../../model/index.js';

/** The template's parameters and conditions, made as the values that need them are written. */
export interface Parameters {
  /** The logical name of the parameter that `key` stands for. */
  string(key: string, description: string): string;
  /** The logical name of the condition that the document calls `name`; a parameter decides it. */
  condition(name: string): string;
  /** Declares a parameter of the template's own. */
  declare(name: string, parameter: JsonObject): void;
  /** Declares a condition of the template's own. */
  declareCondition(name: string, condition: JsonObject): void;
  /** Both sections, undefined where empty. */
  sections(): { readonly parameters: Section | undefined; readonly conditions: Section | undefined };
}

type Section = { readonly [name: string]: JsonValue };

/**
 * @param names the logical names of the template: parameters, conditions and resources share them
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameters(names: UniqueNames): Parameters {
  const byKey = new Map<string, string>();
  const byCondition = new Map<string, string>();
  const declared: [string, JsonValue][] = [];
  const conditions: [string, JsonValue][] = [];
  return {
    string(key, description) {
      const known = byKey.get(key);
      if (known !== undefined) return known;
      const name = names.take(logicalName(key, 'Parameter'));
      byKey.set(key, name);
      declared.push([name, { Type: 'String', Description: shorten(description) }]);
      return name;
    },
    condition(condition) {
      const known = byCondition.get(condition);
      if (known !== undefined) return known;
      const parameter = names.take(logicalName(condition, 'Condition'));
      const name = names.take(`${parameter}IsTrue`);
      byCondition.set(condition, name);
      const description = shorten(`Whether the condition ${condition} of the API document holds.`);
      declared.push([
        parameter,
        { Type: 'String', AllowedValues: ['true', 'false'], Default: 'false', Description: description },
      ]);
      conditions.push([name, { 'Fn::Equals': [{ Ref: parameter }, 'true'] }]);
      return name;
    },
    declare: (name, parameter) => void declared.push([name, parameter]),
    declareCondition: (name, condition) => void conditions.push([name, condition]),
    sections: () => ({
      parameters: declared.length === 0 ? undefined : Object.fromEntries(declared),
      conditions: conditions.length === 0 ? undefined : Object.fromEntries(conditions),
    }),
  };
}

/** A name of letters and digits that begins with a letter; one that is so already stays as it is. */
function logicalName(key: string, otherwise: string): string {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(key)) return key;
  const name = pascalCase(key);
  return /^[A-Za-z]/.test(name) ? name : `${otherwise}${name}`;
}

/** A description has room for 4,000 characters; nobody reads that many. */
const shorten = (text: string): string => (text.length > 500 ? `${text.slice(0, 499)}…` : text);
