/** Options of every command that reads documents, as the command line gives them: texts and switches, not yet checked. */
export interface ReadingOptions {
  readonly config?: string;
  readonly env?: string;
  readonly protocol?: string;
  /** Each `name=value`. */
  readonly set?: readonly string[];
  readonly allowRemote?: boolean;
  readonly allowOutside?: boolean;
  readonly maxSize?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Options of `gatewright build`, as the command line gives them. */
export interface BuildOptions extends ReadingOptions {
  readonly out?: string;
  /** Names joined by commas; given several times, they add up. */
  readonly target?: readonly string[];
  readonly runtime?: string;
  readonly stage?: string;
  readonly endpointType?: string;
  readonly accountRole?: boolean;
  readonly withoutDocumentation?: boolean;
  readonly openapiVersion?: string;
  readonly check?: boolean;
  readonly watch?: boolean;
  readonly typecheck?: boolean;
  readonly quiet?: boolean;
}
