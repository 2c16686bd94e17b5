/**
 * The overrides that one template has set, such as `responseOverride.status`. By the guide each may be set once, and API
 * Gateway answers 5XX when one is set again; no recording confirms it, nor that request and response templates count apart.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export interface OverrideLog {
  readonly set: Set<string>;
  /** The first that was set again. */
  repeated: string | undefined;
}

/** Notes that a member of an override map is set. Of `responseOverride` itself the status alone is an override. */
export function noteOverride(log: OverrideLog, place: string, name: string): void {
  if (place === 'responseOverride' && name !== 'status') return;
  const override = `${place}.${name}`;
  if (log.set.has(override)) log.repeated ??= override;
  log.set.add(override);
}

/** Forgets what an earlier template has set. */
export function beginOverrides(log: OverrideLog): void {
  log.set.clear();
  log.repeated = undefined;
}
