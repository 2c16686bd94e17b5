import type { JsonValue } from '../../compiler/model/index.js';
import type { IamIdentity } from '../exchange/index.js';
import { type Policy, PolicyError, readPolicy } from '../policy/index.js';
import type { JwtAssumptions } from './jwt-assumptions.js';

/** What guards are told beside the API. */
export interface GuardOptions {
  /** Callers whom IAM knows. Default: none, so that every key is unknown. */
  readonly identities?: readonly IamIdentity[];
  /**
   * What is taken to be so of JWT authorizers of REST APIs, which are new and documented in part; false refuses methods
   * that have one, with a text that says so. Default: all of {@link JwtAssumptions}' own.
   */
  readonly jwtAssumptions?: Partial<JwtAssumptions> | false;
}

/** An identity with its policies read. */
export interface KnownIdentity {
  readonly identity: IamIdentity;
  readonly policies: readonly Policy[];
}

/** Identities by access key. @throws Error for policies that IAM would refuse */
export function knownIdentities(identities: readonly IamIdentity[]): ReadonlyMap<string, KnownIdentity> {
  return new Map(identities.map((identity) => [identity.accessKeyId, knownIdentity(identity)]));
}

/** Reads the policies of an identity. @throws Error for policies that IAM would refuse */
export function knownIdentity(identity: IamIdentity): KnownIdentity {
  return { identity, policies: (identity.policies ?? []).map((policy) => read(policy, identity)) };
}

function read(policy: JsonValue, { arn }: IamIdentity): Policy {
  try {
    return readPolicy(policy, { kind: 'identity' });
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new Error(`A policy of the identity ${arn} is none that IAM would take: ${error.message}`);
  }
}
