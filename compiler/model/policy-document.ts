import type { Location } from '../diagnostics/index.js';
import type { Value } from './intrinsic.js';

/**
 * An IAM policy document as written; intrinsics may stand anywhere in it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export interface PolicyDocument {
  readonly value: Value;
  readonly at: Location;
}
