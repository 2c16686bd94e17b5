import type { Location } from '../diagnostics/index.js';
import type { Text, Value } from './intrinsic.js';

/**
 * `x-gatewright-domain`: AWS's DomainName object with its base path mappings.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html
 */
export interface DomainName {
  readonly domainName: Text;
  readonly certificateArn?: Text;
  readonly endpointType: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  readonly securityPolicy?: string;
  readonly endpointAccessMode?: 'BASIC' | 'STRICT';
  readonly mutualTlsAuthentication?: { readonly truststoreUri: Text; readonly truststoreVersion?: Text };
  readonly routingMode?: 'BASE_PATH_MAPPING_ONLY' | 'ROUTING_RULE_ONLY' | 'ROUTING_RULE_THEN_BASE_PATH_MAPPING';
  /** `basePath` `''` is the root of the domain. */
  readonly basePathMappings: readonly { readonly basePath: string; readonly stage: string }[];
  readonly routingRules: readonly RoutingRule[];
  readonly hostedZoneId?: Text;
  /** Of private custom domains. */
  readonly policy?: Value;
  readonly at: Location;
}

export interface RoutingRule {
  readonly priority: number;
  readonly matchHeaders: readonly { readonly header: string; readonly valueGlob: string }[];
  readonly matchBasePath?: string;
  readonly stage: string;
  readonly stripBasePath: boolean;
}
