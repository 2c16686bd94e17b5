import type { DocumentNode } from '../document/index.js';
import { memberOf, stringOf, wrongType } from '../extensions/index.js';
import type { Parameter } from '../model/index.js';
import type { OpenApiContext } from './context.js';

const styles: readonly Parameter['style'][] = [
  'simple',
  'label',
  'matrix',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
];

/** How a parameter is written; Swagger 2.0's `collectionFormat` in the words of OpenAPI 3. */
export type ParameterStyle = Pick<Parameter, 'style' | 'explode'>;

/** The `style` of the object, undefined when it has none that OpenAPI knows. */
export function readStyle(node: DocumentNode, context: OpenApiContext): Parameter['style'] | undefined {
  const member = memberOf(node, 'style', context);
  const written = member && stringOf(member, 'style', context);
  if (member === undefined || written === undefined) return undefined;
  return styles.find((style) => style === written) ?? wrongType(member, 'style', styles.join(' or '), context);
}

/** What OpenAPI 3 takes when the parameter does not say: `form` in query and cookie, `simple` elsewhere. */
export function defaultStyle(place: Parameter['in']): Parameter['style'] {
  return place === 'query' || place === 'cookie' ? 'form' : 'simple';
}

/**
 * The style of a Swagger 2.0 parameter.
 *
 * @see https://swagger.io/specification/v2/#parameter-object
 */
export function collectionStyle(collectionFormat: string | undefined, place: Parameter['in']): ParameterStyle {
  switch (collectionFormat) {
    case 'multi':
      return { style: defaultStyle(place), explode: true };
    case 'ssv':
      return { style: 'spaceDelimited', explode: false };
    case 'tsv':
      return { style: 'tabDelimited', explode: false };
    case 'pipes':
      return { style: 'pipeDelimited', explode: false };
    default:
      // `csv` is Swagger's default.
      return { style: defaultStyle(place), explode: false };
  }
}
