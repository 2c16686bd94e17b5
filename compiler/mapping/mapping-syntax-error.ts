/**
 * A template, path or expression that does not parse. The name of the class is Java's, as the engines behind API
 * Gateway name it: `ParseErrorException` of Velocity, `InvalidPathException` of JsonPath; mapping expressions have none.
 */
export class MappingSyntaxError extends Error {
  override readonly name = 'MappingSyntaxError';
  readonly errorClass: 'ParseErrorException' | 'InvalidPathException' | 'InvalidMappingExpression';
  /** Zero-based offset, in UTF-16 units, into the text that was parsed. */
  readonly offset: number;

  constructor(errorClass: MappingSyntaxError['errorClass'], message: string, offset: number) {
    super(message);
    this.errorClass = errorClass;
    this.offset = offset;
  }
}
