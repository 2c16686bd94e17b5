/**
 * A template that failed while it ran. API Gateway answers 500 with `{"message": "Internal server error"}`; the names of
 * the classes are those that its log would show (Java's; the exact texts are unconfirmed).
 */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  /** Velocity's class, such as `MethodInvocationException`. */
  readonly errorClass: string;
  /** The Java exception behind it, such as `NullPointerException`. */
  readonly causeClass: string | undefined;
  /** Zero-based offset into the text of the template; undefined until it is known. */
  offset: number | undefined;

  constructor(errorClass: string, message: string, causeClass?: string, offset?: number) {
    super(message);
    this.errorClass = errorClass;
    this.causeClass = causeClass;
    this.offset = offset;
  }
}

/** What a Java method throws: the call around it names itself and the place. */
export function javaException(causeClass: string, message: string): TemplateError {
  return new TemplateError('MethodInvocationException', `${causeClass}: ${message}`, causeClass);
}
