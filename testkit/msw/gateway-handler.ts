import { type HttpHandler, HttpResponse, http } from 'msw';
import { type RestApi, textPreview } from '../../compiler/model/index.js';

/** What is needed of a gateway to put it in front of a client. */
export interface FrontedGateway {
  readonly fetch: typeof fetch;
  /** The URL of a path under the default endpoint. */
  url(path?: string): string;
  readonly api: RestApi;
}

/**
 * A handler of msw that answers every request to the gateway's endpoint or custom domain: for a server or worker of msw
 * that the test has anyway. What the gateway rejects, such as a call that no backend answers, the client gets as 500 with
 * the text of the error.
 *
 * @see https://mswjs.io/docs/api/http#httpall
 */
export function gatewayHandler(gateway: FrontedGateway): HttpHandler {
  const isOurs = hostsOf(gateway);
  return http.all(
    ({ request }) => isOurs(new URL(request.url).hostname),
    async ({ request }) => {
      try {
        return await gateway.fetch(request);
      } catch (error) {
        return HttpResponse.text(error instanceof Error ? error.message : String(error), { status: 500 });
      }
    },
  );
}

/** Whether a host is the gateway's: its endpoint, or its custom domain, of which `*.example.com` has any one label. */
function hostsOf(gateway: FrontedGateway): (host: string) => boolean {
  const endpoint = new URL(gateway.url()).hostname;
  return (host) => {
    // Asked each time: `replaceApi` may bring another domain.
    const { domainName } = gateway.api;
    const domain = domainName && textPreview(domainName.domainName).toLowerCase();
    if (host === endpoint || host === domain) return true;
    if (domain === undefined || !domain.startsWith('*.')) return false;
    const label = host.slice(0, 1 - domain.length);
    return host.endsWith(domain.slice(1)) && label !== '' && !label.includes('.');
  };
}
