import type { TargetName } from './target-name.js';

/**
 * What a placeholder or intrinsic of the document stands for, by its name: `OrdersFunction.Arn`, `AWS::Region`,
 * `var.domain`, or the name of a condition, which is `true` or `false`.
 */
export type ConfiguredValues = Readonly<Record<string, string | boolean>>;

/** What can be set for all APIs at once, and for each of them. */
export interface ApiSettings {
  /** Output folder, relative to the configuration. Default `gatewright-out`; with several APIs, a folder below it named after the document. */
  readonly out?: string;
  /** What is built. Default: everything but `openapi`. */
  readonly targets?: readonly TargetName[];
  /** The type of API to read the document as. Default: told by its extensions. */
  readonly protocol?: 'rest' | 'http';
  /** `inline` writes the runtime beside the client, `import` imports `gatewright/runtime`. Default `inline`. */
  readonly runtime?: 'inline' | 'import';
  /** Ending of the relative imports in what is emitted. Default `.js`. */
  readonly importExtension?: '.js' | '.ts' | '';
  /** Deploy this stage of `x-gatewright-stages` alone. Default: all of them. */
  readonly stage?: string;
  /** The type of the endpoint of a REST API. Default: `PRIVATE` with VPC endpoints, else that of the domain name, else AWS's own default, `EDGE`. */
  readonly endpointType?: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  /** Also deploy the role by which API Gateway writes logs, one for each account and Region. Default false. */
  readonly accountRole?: boolean;
  /** Leave descriptions, examples and documentation parts out of what is deployed. Default false. */
  readonly withoutDocumentation?: boolean;
  /** The form of the target `openapi`. Default: that of the document, `2.0` for Swagger 2.0, else `3.0`. */
  readonly openapiVersion?: '2.0' | '3.0';
  /** Values of placeholders and intrinsics, in every environment. */
  readonly values?: ConfiguredValues;
}

/** One API. */
export interface ApiConfig extends ApiSettings {
  /** The document, relative to the configuration: `api.yaml`, or `template.yaml#/Resources/Api/Properties/DefinitionBody`. */
  readonly file: string;
}

/** What `gatewright.config.ts` exports by default. */
export interface GatewrightConfig extends ApiSettings {
  /** What `gatewright build` and `gatewright check` work on when no file is named. */
  readonly apis?: readonly ApiConfig[];
  /** Values by environment, chosen with `--env`; they win over `values`. */
  readonly environments?: Readonly<Record<string, ConfiguredValues>>;
  /** Check what was emitted with the TypeScript compiler. Default false. */
  readonly typecheck?: boolean;
  /** Follow `$ref`s over the network. Default false. */
  readonly allowRemote?: boolean;
  /** Read files outside the folder of this configuration. Default false. */
  readonly allowOutside?: boolean;
  /** Bytes that a document may have, with all that it refers to: a number, or `'20MB'`, which is the default. */
  readonly maxSize?: number | string;
}

/**
 * Gives the configuration its type. It returns what it is given.
 *
 * ```ts
 * import { defineConfig } from 'gatewright';
 *
 * export default defineConfig({ apis: [{ file: 'api.yaml', out: 'src/generated' }] });
 * ```
 */
export function defineConfig(config: GatewrightConfig): GatewrightConfig {
  return config;
}
