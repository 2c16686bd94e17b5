import { isJsonObject, member } from '../../compiler/model/index.js';
import { type Payload, textOf } from '../exchange/index.js';

/** The `errorMessage` of a failed invocation; empty when the payload has none. */
export function errorMessageOf(payload: Payload): string {
  try {
    const error: unknown = JSON.parse(textOf(payload));
    const message = isJsonObject(error) ? member(error, 'errorMessage') : undefined;
    return typeof message === 'string' ? message : '';
  } catch {
    return '';
  }
}
