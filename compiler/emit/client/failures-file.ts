import type { HttpApi, RestApi } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { generatedHeader, type Runtime, type Syntax } from '../typescript/index.js';
import { gatewayBodyType } from './gateway-body.js';
import { gatewayStatuses } from './gateway-status.js';

/** Emits `client/failures.ts`: what the gateway itself may answer, as this API's gateway responses shape it. */
export function failuresFile(api: RestApi | HttpApi, runtime: Runtime, syntax: Syntax): OutputFile {
  const imports = runtime.importsOf();
  const failure = imports.useType('result', 'Failure');
  const body = syntax.print([
    syntax.documented(
      syntax.alias('GatewayStatus', gatewayStatuses(api).join(' | ')),
      'The status codes with which API Gateway itself may answer.',
    ),
    syntax.documented(syntax.alias('GatewayBody', gatewayBodyType(api)), 'The body of such an answer.'),
    syntax.documented(
      syntax.alias('GatewayFailure', `${failure}<GatewayStatus, GatewayBody>`),
      [
        'An answer of API Gateway itself. A status that the operation may give as well is told apart by `error`.',
        'An answer that the document does not declare comes as one of these too, whatever its status and body.',
      ].join('\n'),
    ),
  ]);
  return { path: 'client/failures.ts', text: [generatedHeader, ...imports.lines(), '', body, ''].join('\n') };
}
