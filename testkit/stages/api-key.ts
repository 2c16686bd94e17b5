/**
 * AWS's ApiKey object: the value that clients send for a key that a usage plan names.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_ApiKey.html
 */
export interface ApiKey {
  /** As `x-gatewright-usage-plans` names it. */
  readonly name: string;
  readonly value: string;
  /** `$context.identity.apiKeyId`. Default: the name. */
  readonly id?: string;
  /** Default true. AWS's own default is false. */
  readonly enabled?: boolean;
}
