/**
 * A change that API Gateway refuses.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/CommonErrors.html
 */
export class BadRequestException extends Error {
  override readonly name = 'BadRequestException';
}
