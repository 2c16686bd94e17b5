import type { Payload } from './body.js';
import type { ChosenIdentity } from './chosen-identity.js';
import type { HeaderList } from './header-list.js';

/** A request as it arrives on the wire: nothing normalised, nothing lost. */
export interface GatewayRequest {
  /** As the client writes it, `GET`. */
  readonly method: string;
  /** The raw request target: `/dev/pets/1?x=1`, dot segments, doubled slashes and percent signs as sent. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body?: Payload | undefined;
  /** Default `HTTP/1.1`. */
  readonly protocol?: string;
  readonly client?: Client;
}

/** What is known of the client beside its request. */
export interface Client {
  /** Default `127.0.0.1`. */
  readonly sourceIp?: string;
  /** Of mutual TLS. */
  readonly clientCertificate?: ClientCertificate;
  /** Of private APIs. */
  readonly vpcEndpointId?: string;
  readonly vpcId?: string;
  /** Whom the test takes the caller to be, instead of what the request says: `gateway.as(identity)`. */
  readonly identity?: ChosenIdentity;
}

/** `$context.identity.clientCert`. */
export interface ClientCertificate {
  readonly clientCertPem: string;
  readonly subjectDN: string;
  readonly issuerDN: string;
  readonly serialNumber: string;
  readonly validity: { readonly notBefore: string; readonly notAfter: string };
}
