/** A URL with its variables, `{name}`, filled in. What has no value stays as it is. */
export function fillUrl(template: string, variables: object): string {
  const values = new Map<string, unknown>(Object.entries(variables));
  return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => String(values.get(name) ?? whole));
}

/** Where a deployed API is to be found. */
export interface ExecuteApi<Stage extends string = string> {
  /** Ten letters and digits. */
  readonly apiId: string;
  /** Such as `eu-west-1`. */
  readonly region: string;
  /** `$default`, of HTTP APIs alone, stands for no path at all. */
  readonly stage: Stage;
}

/**
 * The invoke URL of a stage: `https://{apiId}.execute-api.{region}.amazonaws.com/{stage}`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
export function executeApiUrl({ apiId, region, stage }: ExecuteApi): string {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${apiId}.execute-api.${region}.${domain}${stage === '$default' ? '' : `/${stage}`}`;
}
