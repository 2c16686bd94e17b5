/** A path that cannot be evaluated, by the name of Jayway's class. Through `$input`, `PathNotFoundException` reads as null. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError';
  readonly errorClass: 'PathNotFoundException' | 'InvalidPathException' | 'JsonPathException';

  constructor(errorClass: JsonPathError['errorClass'], message: string) {
    super(message);
    this.errorClass = errorClass;
  }
}
