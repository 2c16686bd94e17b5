import type { MethodSetting, Stage } from '../../compiler/model/index.js';

/** AWS's MethodSetting object with everything filled in that decides on caching. Limits stay absent where none is set: those of the account hold. */
export interface EffectiveMethodSetting extends MethodSetting {
  /** Whether responses of this very method are cached, if the stage has a cluster. */
  readonly cachingEnabled: boolean;
  /** Seconds; 0 = nothing is cached. */
  readonly cacheTtlInSeconds: number;
  readonly requireAuthorizationForCacheControl: boolean;
  readonly unauthorizedCacheControlHeaderStrategy: NonNullable<MethodSetting['unauthorizedCacheControlHeaderStrategy']>;
}

/** What AWS fills in once any setting is made (recorded). */
const defaults = {
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
} as const satisfies EffectiveMethodSetting;

/**
 * The setting of a method at a stage: its own entry, then that of all methods, then AWS's defaults. Caching that is on
 * for all methods is on for GET alone; other verbs need an entry of their own. A method that catches any verb is found
 * under the client's verb, then under `ANY` (that AWS knows such an entry is unconfirmed).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
 */
export function effectiveMethodSetting(
  { methodSettings }: Stage,
  resourcePath: string,
  httpMethod: string,
): EffectiveMethodSetting {
  if (methodSettings.size === 0) return defaults;
  const all = methodSettings.get('*/*');
  const own = methodSettings.get(`${resourcePath}/${httpMethod}`) ?? methodSettings.get(`${resourcePath}/ANY`);
  const cachingEnabled = own?.cachingEnabled ?? (httpMethod === 'GET' && all?.cachingEnabled === true);
  return { ...defaults, ...all, ...own, cachingEnabled };
}
