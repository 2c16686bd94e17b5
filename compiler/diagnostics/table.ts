import { clientRows } from './tables/client.js';
import { commandRows } from './tables/command.js';
import { deploymentRows } from './tables/deployment.js';
import { documentRows } from './tables/document.js';
import { extensionRows } from './tables/extensions.js';
import { mappingRows } from './tables/mapping.js';
import { openapiRows } from './tables/openapi.js';
import { schemaRows } from './tables/schema.js';

/** Every diagnostic that gatewright reports, by code. */
export const table = {
  ...documentRows,
  ...openapiRows,
  ...extensionRows,
  ...schemaRows,
  ...mappingRows,
  ...clientRows,
  ...deploymentRows,
  ...commandRows,
} as const;

export type DiagnosticCode = keyof typeof table;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

type RowTexts<Row> = Row extends {
  readonly message: infer Message extends string;
  readonly mend: infer Mend extends string;
}
  ? Message | Mend | (Row extends { readonly aws: infer Aws extends string } ? Aws : never)
  : never;

/** The named parameters of the texts of a row. */
export type DiagnosticParameters<Code extends DiagnosticCode> = {
  readonly [Name in Names<RowTexts<(typeof table)[Code]>>]: string | number;
};
