import type { Client, Header, HeaderList } from '../exchange/index.js';
import { strippedHeaders } from './stripped-headers.js';

/** The client's headers as the front door reads them. */
export interface ClientHeaders {
  /** Those that stay, followed by those that the gateway adds. */
  readonly visible: readonly Header[];
  readonly userAgent: string | null;
  /** `X-Amzn-Trace-Id` towards the backend. */
  readonly traceHeader: string;
}

/** What the front door adds. */
export interface AddedHeaders {
  readonly host: string;
  readonly client: Client | undefined;
  readonly endpointType: 'EDGE' | 'REGIONAL' | 'PRIVATE' | undefined;
  /** Makes `Root=1-…` for a request that has none. */
  readonly newTraceRoot: () => string;
  /** Makes the parent for a root that comes alone. */
  readonly newTraceParent: () => string;
}

/**
 * What stays of the client's headers. Custom names keep the client's case; `Authorization` and `User-Agent` are written
 * canonically (recorded).
 */
export function visibleHeaders(headers: HeaderList, added: AddedHeaders): ClientHeaders {
  const visible: Header[] = [];
  let userAgent: string | null = null;
  let forwardedFor: string | undefined;
  let trace: string | undefined;
  for (const header of headers) {
    const [name, value] = header;
    const lower = name.toLowerCase();
    switch (lower) {
      case 'authorization':
        visible.push(['Authorization', value]);
        break;
      case 'user-agent':
        visible.push(['User-Agent', value]);
        userAgent = value;
        break;
      case 'x-forwarded-for':
        forwardedFor = forwardedFor === undefined ? value : `${forwardedFor}, ${value}`;
        break;
      case 'x-amzn-trace-id':
        trace = value;
        break;
      // The gateway's own: what the client says about them is not true.
      case 'host':
      case 'x-forwarded-port':
      case 'x-forwarded-proto':
        break;
      default:
        if (!strippedHeaders.has(lower)) visible.push(header);
    }
  }
  const traceHeader = traceHeaderOf(trace, added);
  const sourceIp = added.client?.sourceIp ?? '127.0.0.1';
  visible.push(
    ['Host', added.host],
    ['X-Amzn-Trace-Id', traceHeader],
    ['X-Forwarded-For', forwardedFor === undefined ? sourceIp : `${forwardedFor}, ${sourceIp}`],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  );
  // Only where the document says so: by default an import makes an edge endpoint, but documents have no word for it.
  if (added.endpointType === 'EDGE') visible.push(...edgeHeaders);
  return { visible, userAgent, traceHeader };
}

/** A root that comes alone gets a parent; what the client sent in full comes first (recorded). */
function traceHeaderOf(trace: string | undefined, { newTraceRoot, newTraceParent }: AddedHeaders): string {
  if (trace === undefined || !/(?:^|;)\s*Root=/.test(trace)) return newTraceRoot();
  return /;\s*Parent=/.test(trace) ? trace : `${trace};Parent=${newTraceParent()}`;
}

/** Recorded names; the values of `Via` and the country are made up. */
const edgeHeaders: readonly Header[] = [
  ['CloudFront-Forwarded-Proto', 'https'],
  ['CloudFront-Is-Desktop-Viewer', 'true'],
  ['CloudFront-Is-Mobile-Viewer', 'false'],
  ['CloudFront-Is-SmartTV-Viewer', 'false'],
  ['CloudFront-Is-Tablet-Viewer', 'false'],
  ['CloudFront-Viewer-ASN', '64496'],
  ['CloudFront-Viewer-Country', 'US'],
  ['Via', '1.1 gatewright.cloudfront.net (CloudFront)'],
  ['X-Amz-Cf-Id', 'gatewright'],
];
