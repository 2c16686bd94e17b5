import type { MethodSetting, Stage, Throttle } from '../../compiler/model/index.js';

/** AWS's MethodSetting object with everything filled in that decides on caching. Limits stay absent where none is set: those of the account hold. */
export interface EffectiveMethodSetting extends MethodSetting {
  /** The throttle of the stage for this method; undefined where none is set. */
  readonly throttle: Throttle | undefined;
  /** Its bucket: verbs that only an any-method catches share one, since a client could think of any number of them. */
  readonly bucket: string;
  /** Whether responses of this very method are cached, if the stage has a cluster. */
  readonly cachingEnabled: boolean;
  /** Seconds; 0 = nothing is cached. */
  readonly cacheTtlInSeconds: number;
  readonly requireAuthorizationForCacheControl: boolean;
  readonly unauthorizedCacheControlHeaderStrategy: NonNullable<MethodSetting['unauthorizedCacheControlHeaderStrategy']>;
}

/** What AWS fills in once any setting is made (recorded). */
const defaults = {
  cacheTtlInSeconds: 300,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
} as const satisfies MethodSetting;

const none: EffectiveMethodSetting = { ...defaults, throttle: undefined, bucket: '', cachingEnabled: false };

/** What was found before: settings never change, they are exchanged. */
const known = new WeakMap<Stage['methodSettings'], Map<string, EffectiveMethodSetting>>();
/** Any-methods let clients think of verbs. */
const mostKnown = 10_000;

/**
 * The setting of a method at a stage: its own entry, then that of all methods, then AWS's defaults. Caching that is on
 * for all methods is on for GET alone; other verbs need an entry of their own. Such an entry takes what it does not say
 * from that of all methods, caching included (recorded): a limit of its own for a POST switches its caching on, where
 * that is on for all. A method that catches any verb is found under the client's verb, then under `ANY` (that AWS knows
 * such an entry is unconfirmed).
 *
 * @param declared the verb under which the method is declared: `ANY` where any is caught
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
 */
export function effectiveMethodSetting(
  { methodSettings }: Stage,
  resourcePath: string,
  httpMethod: string,
  declared: string,
): EffectiveMethodSetting {
  if (methodSettings.size === 0) return none;
  const found = known.get(methodSettings) ?? new Map<string, EffectiveMethodSetting>();
  if (found.size === 0) known.set(methodSettings, found);
  const key = `${resourcePath}/${httpMethod}`;
  const before = found.get(key);
  if (before !== undefined) return before;
  const all = methodSettings.get('*/*');
  const own = methodSettings.get(key) ?? methodSettings.get(`${resourcePath}/ANY`);
  const merged = { ...defaults, ...all, ...own };
  const { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit } = merged;
  const setting: EffectiveMethodSetting = {
    ...merged,
    throttle:
      rateLimit === undefined && burstLimit === undefined
        ? undefined
        : { ...(rateLimit === undefined ? {} : { rateLimit }), ...(burstLimit === undefined ? {} : { burstLimit }) },
    bucket: methodSettings.has(key) ? key : `${resourcePath}/${declared}`,
    cachingEnabled: (own !== undefined || httpMethod === 'GET') && merged.cachingEnabled === true,
  };
  if (found.size >= mostKnown) found.clear();
  found.set(key, setting);
  return setting;
}
