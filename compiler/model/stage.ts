import type { Location } from '../diagnostics/index.js';
import type { Text } from './intrinsic.js';

/**
 * A member of `x-gatewright-stages`: AWS's Stage object.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html
 */
export interface Stage {
  readonly stageName: string;
  readonly description?: string;
  readonly variables: ReadonlyMap<string, Text>;
  readonly cacheClusterEnabled: boolean;
  /** GB: `0.5 1.6 6.1 13.5 28.4 58.2 118 237`. */
  readonly cacheClusterSize?: string;
  /** `{resource path}/{METHOD}` to settings: `*` + `/*` for all, else the path with its leading slash, `/pets/{id}/GET`, whichever of AWS's notations the document uses. */
  readonly methodSettings: ReadonlyMap<string, MethodSetting>;
  readonly accessLogSettings?: { readonly destinationArn?: Text; readonly format: string };
  readonly tracingEnabled: boolean;
  readonly clientCertificateId?: Text;
  readonly webAclArn?: Text;
  readonly documentationVersion?: string;
  readonly canarySettings?: CanarySettings;
  readonly tags: ReadonlyMap<string, Text>;
  readonly at: Location;
}

/** AWS's MethodSetting object; what is absent comes from the entry for all methods, then from AWS's defaults. */
export interface MethodSetting {
  readonly metricsEnabled?: boolean;
  readonly loggingLevel?: 'OFF' | 'ERROR' | 'INFO';
  readonly dataTraceEnabled?: boolean;
  /** Requests a second. */
  readonly throttlingRateLimit?: number;
  readonly throttlingBurstLimit?: number;
  readonly cachingEnabled?: boolean;
  /** Seconds, 0 to 3600. */
  readonly cacheTtlInSeconds?: number;
  readonly cacheDataEncrypted?: boolean;
  readonly requireAuthorizationForCacheControl?: boolean;
  readonly unauthorizedCacheControlHeaderStrategy?:
    | 'FAIL_WITH_403'
    | 'SUCCEED_WITH_RESPONSE_HEADER'
    | 'SUCCEED_WITHOUT_RESPONSE_HEADER';
}

/** AWS's CanarySettings object. */
export interface CanarySettings {
  /** 0 to 100. Default 0. */
  readonly percentTraffic: number;
  readonly stageVariableOverrides: ReadonlyMap<string, Text>;
  /** Default false. */
  readonly useStageCache: boolean;
}
