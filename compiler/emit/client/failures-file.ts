import type { HttpApi, RestApi } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { generatedHeader, type Runtime, type Syntax } from '../typescript/index.js';
import { gatewayBodyType } from './gateway-body.js';
import { gatewayStatuses } from './gateway-status.js';

/** Emits `client/failures.ts`: what the gateway itself may answer, as this API's gateway responses shape it. */
export function failuresFile(api: RestApi | HttpApi, runtime: Runtime, syntax: Syntax): OutputFile {
  const imports = runtime.importsOf();
  const failure = imports.useType('result', 'Failure');
  const statusCode = imports.useType('status-code', 'StatusCode');
  const body = syntax.print([
    syntax.documented(
      syntax.alias('GatewayStatus', gatewayStatuses(api).join(' | ')),
      'The status codes with which API Gateway itself may answer.',
    ),
    syntax.documented(syntax.alias('GatewayBody', gatewayBodyType(api)), 'The body of such an answer.'),
    syntax.documented(
      syntax.alias(
        'GatewayFailure<Own extends number>',
        `${failure}<Exclude<${statusCode} | GatewayStatus, Own>, GatewayBody>`,
      ),
      [
        'An answer of API Gateway, or one that the document does not declare, with any status but those that surely are',
        "the operation's own. A status that both may give is told apart by `error`.",
      ].join('\n'),
    ),
  ]);
  return { path: 'client/failures.ts', text: [generatedHeader, ...imports.lines(), '', body, ''].join('\n') };
}
