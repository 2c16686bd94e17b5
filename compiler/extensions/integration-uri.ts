import { diagnostic, type Location } from '../diagnostics/index.js';
import { type Integration, isIntrinsic, type Text, textPreview } from '../model/index.js';
import type { ReadContext } from './context.js';

/**
 * Reports a uri that API Gateway refuses. What stands before the first intrinsic or stage variable is all that is
 * known, so that nothing is said of the rest.
 */
export function checkIntegrationUri(
  uri: Text,
  type: Exclude<Integration['type'], 'MOCK'>,
  at: Location,
  context: Pick<ReadContext, 'report' | 'protocol'>,
): void {
  const head = literalHead(uri);
  const whole = typeof uri === 'string' && !uri.includes('${');
  const parameters = { uri: textPreview(uri) };
  if (type === 'HTTP' || type === 'HTTP_PROXY') {
    // HTTP APIs name the listener of a private integration by its ARN.
    if (context.protocol === 'HTTP') return;
    const isHttp = startsLike(head, whole, 'http://') || startsLike(head, whole, 'https://');
    if (!isHttp) context.report(diagnostic('integration-uri-http', parameters, at));
    return;
  }
  // HTTP APIs take the ARN of the function itself.
  if (context.protocol === 'HTTP') return;
  if (!startsLike(head, whole, 'arn:')) {
    context.report(diagnostic('integration-uri-arn', parameters, at));
    return;
  }
  const [, , gateway, , service, spec] = head.split(':');
  const isGateway = gateway === undefined || startsLike(gateway, whole || service !== undefined, 'apigateway');
  const names = spec ?? '';
  const namesPathOrAction =
    spec === undefined ? !whole : ['path/', 'action/'].some((kind) => startsLike(names, whole, kind));
  if (!isGateway || !namesPathOrAction) {
    context.report(diagnostic('integration-uri-action', parameters, at));
  } else if (type === 'AWS_PROXY' && spec !== undefined && service !== 'lambda' && service !== 'firehose') {
    context.report(diagnostic('integration-uri-proxy', parameters, at));
  }
}

/** Whether the text begins with `start`, or may: when it is not the whole text, it may go on as wanted. */
function startsLike(text: string, whole: boolean, start: string): boolean {
  return text.startsWith(start) || (!whole && start.startsWith(text));
}

function literalHead(uri: Text): string {
  if (typeof uri === 'string') return uri.split('${', 1)[0] ?? '';
  if (uri.kind !== 'text') return '';
  const [first] = uri.parts;
  return first === undefined || isIntrinsic(first) ? '' : (first.split('${', 1)[0] ?? '');
}
