import { diagnostic, keyLocation, type Location } from '../diagnostics/index.js';
import {
  MappingSyntaxError,
  type MappingTarget,
  parseMappingExpression,
  parseMappingTarget,
} from '../mapping/index.js';
import type { Text } from '../model/index.js';
import type { ReadContext } from './context.js';

/** What the mappings of one object write to. */
export type MappingSide = MappingTarget['side'];

/** Where the sources of each side may come from, as its page lists them. */
const sources: Readonly<Record<MappingSide, 'method.request' | 'integration.response'>> = {
  'integration.request': 'method.request',
  'method.response': 'integration.response',
  gatewayresponse: 'method.request',
};

/**
 * Reports a parameter mapping that API Gateway does not understand, at the key or the value of the member at `at`. Says
 * nothing of what the document does not know yet: intrinsics and placeholders. True when nothing was reported.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function checkMapping(
  target: string,
  source: Text,
  side: MappingSide,
  at: Location,
  context: Pick<ReadContext, 'report'>,
): boolean {
  const before = isKnown(target) ? attempt(() => parseMappingTarget(target).side) : side;
  if (before !== side) {
    context.report(diagnostic('mapping-target-invalid', { target, side }, keyLocation(at)));
    return false;
  }
  if (typeof source !== 'string' || !isKnown(source)) return true;
  const expression = attempt(() => parseMappingExpression(source));
  if (expression === undefined) {
    context.report(diagnostic('mapping-source-invalid', { target, source, side: sources[side] }, at));
    return false;
  }
  if ('side' in expression && expression.side !== sources[side]) {
    context.report(diagnostic('mapping-source-other-side', { target, source, side: sources[side] }, at));
    return false;
  }
  return true;
}

/** Whether no placeholder stands in it, which Terraform or a Fn::Sub replaces. */
function isKnown(text: string): boolean {
  return text.startsWith("'") || !text.includes('${');
}

function attempt<Result>(parse: () => Result): Result | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof MappingSyntaxError) return undefined;
    throw error;
  }
}
