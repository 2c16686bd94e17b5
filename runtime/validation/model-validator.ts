import { parseJson } from './parse-json.js';
import {
  type Fault,
  messagesOf,
  newReport,
  type ValidationReport,
  validationErrorString,
} from './validation-report.js';

/** What came of a validation. */
export type ValidationResult =
  | { readonly valid: true }
  | {
      readonly valid: false;
      /** What is wrong and where, in the order in which it was found. A fault of an object hides those of its members. */
      readonly faults: readonly Fault[];
      /** `$context.error.validationErrorString`: the texts as API Gateway lists them, with warnings about unknown formats. */
      readonly validationErrorString: string;
    };

/** Validates values against one model, as API Gateway does. */
export interface ModelValidator {
  /** The verdict alone, which is the fastest. Numbers count by value: `1.0` has become the integer 1. */
  is(value: unknown): boolean;
  /** Validates a value that `JSON.parse` made. */
  validate(value: unknown): ValidationResult;
  /** Validates JSON text, in which `1.0` is no integer and big integers keep their digits. Text that is not JSON is invalid. */
  validateText(text: string): ValidationResult;
}

/** API Gateway's text for a body that it cannot read: an empty one, or one that is not JSON. */
export const unreadableBody = 'Unknown error parsing request body';

/** Puts a model's verdict and its check together. */
export function modelValidator(
  is: (value: unknown) => boolean,
  check: (value: unknown, report: ValidationReport) => void,
): ModelValidator {
  const validate = (value: unknown): ValidationResult => {
    const report = newReport();
    check(value, report);
    if (report.faults.length === 0) return valid;
    return {
      valid: false,
      faults: report.faults,
      validationErrorString: validationErrorString(messagesOf(report)),
    };
  };
  return {
    is,
    validate,
    validateText(text) {
      let value: unknown;
      try {
        value = parseJson(text);
      } catch {
        return unreadable;
      }
      return validate(value);
    },
  };
}

const valid: ValidationResult = { valid: true };

const unreadable: ValidationResult = {
  valid: false,
  faults: [{ keyword: 'json', pointer: '', message: unreadableBody }],
  validationErrorString: validationErrorString([unreadableBody]),
};
