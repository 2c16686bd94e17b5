import { diagnostic, type Report } from '../../diagnostics/index.js';
import type { Operation } from '../../model/index.js';
import { identifier, uniqueNames } from '../typescript/identifier.js';

/** What an operation is called in what is emitted. */
export interface OperationNames {
  /** The function that makes its Lambda function. */
  readonly functionName: string;
  /** What the names of its types begin with. */
  readonly typePrefix: string;
  /** Its file below `handlers/`, without extension. */
  readonly fileName: string;
}

/** Names that the modules of operations import or declare themselves, or that `index.ts` exports beside them. */
const takenValues = [
  'authorizers,contentTypes,createHandler,createHandlerV2,handlerRequest,iamIdentity,json,parse,plainText,bytes,form,proxyHandler',
  'proxyHandlerV2,readBody,readFields,readRequest,readStageVariables,requireBody,schemas,streamingHandler,handle,options,request,event',
]
  .join(',')
  .split(',');

const takenPrefixes = ['Lambda', 'LambdaProxy', 'LambdaStreaming', 'Handler', 'Invalid', 'Streamed'];

const takenFiles = ['index', 'authorizers', 'stage-variables', 'runtime'];

/** Windows gives these names to devices, whatever their extension. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Names each operation, in their order; the same document always gives the same names. */
export function operationNames(operations: readonly Operation[], report: Report): readonly OperationNames[] {
  const uniqueFunction = uniqueNames(takenValues);
  const uniqueFile = uniqueNames(takenFiles);
  const uniquePrefix = uniqueNames(takenPrefixes);
  return operations.map((operation) => {
    const wanted = identifier(operation.name, 'camel');
    const functionName = uniqueFunction(wanted);
    if (functionName !== wanted)
      report(diagnostic('name-changed', { kind: 'handler', name: wanted, newName: functionName }, operation.at));
    return {
      functionName,
      typePrefix: uniquePrefix(identifier(operation.name, 'pascal').replace(/_$/, '')),
      fileName: uniqueFile(slug(operation.name)),
    };
  });
}

/** `getPetByID` → `get-pet-by-id`: ASCII, lower case, no longer than file systems allow. */
function slug(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return words === '' || deviceName.test(words) ? `operation-${words}`.replace(/-$/, '') : words;
}
