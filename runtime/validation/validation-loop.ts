/**
 * Ends a validation that would not end by itself: the schema refers to itself on the same instance. API Gateway's
 * library gives up in the same way.
 *
 * @throws Error always
 */
export function validationLoop(name: string): never {
  throw new Error(`validation loop: schema "${name}" visited twice for the same instance`);
}
