type JsonPathErrorClass =
  | 'PathNotFoundException'
  | 'InvalidPathException'
  | 'JsonPathException'
  | 'ClassCastException'
  | 'IllegalArgumentException'
  | 'IllegalStateException'
  | 'NullPointerException';

/** A path that cannot be evaluated, by the name of the class that Jayway throws. Through `$input`, `PathNotFoundException` reads as null. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError';
  readonly errorClass: JsonPathErrorClass;

  constructor(errorClass: JsonPathErrorClass, message: string) {
    super(message);
    this.errorClass = errorClass;
  }
}
