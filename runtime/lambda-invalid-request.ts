/** A request that does not keep to the contract. It becomes an answer to the client, before the handler is called. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  readonly statusCode: 400 | 415;

  constructor(message: string, statusCode: 400 | 415 = 400) {
    super(message);
    this.statusCode = statusCode;
  }
}
