import { apiJobs } from './api-jobs.js';
import type { Command } from './command.js';
import type { ReadingOptions } from './command-options.js';
import { emitApi, hasErrors, withoutIgnored } from './emit-api.js';
import type { Finding } from './finding.js';
import { findingsJson } from './findings-json.js';
import { countsText, findingsText } from './findings-text.js';
import type { Host } from './host.js';
import { packageVersion } from './package-version.js';
import { createProgress } from './progress.js';
import { type ReadApi, readApi } from './read-api.js';
import { addReadingOptions } from './reading-options.js';
import { colorsFor } from './terminal-colors.js';
import { unusedValues } from './unused-values.js';

/** `gatewright check [file]`: diagnostics, and nothing else. */
export const checkCommand: Command = {
  define(program, host, done) {
    addReadingOptions(
      program.command('check').argument('[file]', 'OpenAPI document (default: those of the configuration)'),
    )
      .summary('say what is wrong with a document')
      .description(
        'Reads a document as API Gateway would and says what is wrong with it, where, and how to mend it. Writes nothing.',
      )
      .addHelpText(
        'after',
        `
Examples:
  $ gatewright check api.yaml
  $ gatewright check 'template.yaml#/Resources/Api/Properties/DefinitionBody'
  $ gatewright check api.yaml --all --set AWS::Region=eu-west-1
  $ gatewright check --json > findings.json      all APIs of gatewright.config.ts
`,
      )
      .action(async (file: string | undefined, options: ReadingOptions) => done(await check(file, options, host)));
  },
};

/** What OpenAPI's structure has to say, where nothing else was said of the same place. Nothing when there are errors. */
async function structureFindings(read: ReadApi, others: readonly Finding[]): Promise<readonly Finding[]> {
  const { document: sources } = read;
  if (sources === undefined || hasErrors(others)) return [];
  const told = new Set(others.map(({ diagnostic: { at } }) => (at !== undefined && 'pointer' in at ? at.pointer : '')));
  const findings: Finding[] = [];
  const { checkStructure } = await import('../document/index.js');
  await checkStructure(sources, (diagnostic) => {
    const { at } = diagnostic;
    if (at === undefined || !('pointer' in at) || !told.has(at.pointer)) findings.push({ diagnostic, sources });
  });
  return withoutIgnored(findings, read);
}

/** Runs the command; the exit code is 1 when an error was found. */
export async function check(file: string | undefined, options: ReadingOptions, host: Host): Promise<0 | 1> {
  const findings: Finding[] = [];
  const progress = createProgress(host, options.json !== true);
  const jobs = await apiJobs('check', file, options, host.cwd, (diagnostic) => findings.push({ diagnostic }));
  const reads: ReadApi[] = [];
  for (const job of jobs?.apis ?? []) {
    progress.step(job.shownFile);
    const read = await readApi(job, host.cwd);
    reads.push(read);
    const emitted = await emitApi(read, { purpose: 'check', now: host.now, progress });
    findings.push(...emitted.findings, ...(await structureFindings(read, emitted.findings)));
  }
  for (const diagnostic of await unusedValues(jobs?.apis ?? [], reads)) findings.push({ diagnostic });
  progress.end();

  const ok = !hasErrors(findings);
  const files = jobs?.apis.map(({ shownFile }) => shownFile) ?? [];
  if (options.json === true) {
    const shown = findingsJson(findings, options.all);
    const result = { command: 'check', version: packageVersion(), ok, files, ...shown };
    host.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
    return ok ? 0 : 1;
  }
  // The diagnostics are what the command is for: standard output, unless it could not even begin.
  const stream = jobs === undefined ? host.stderr : host.stdout;
  const colors = colorsFor(stream, host.env);
  stream.write(findingsText(findings, { colors, all: options.all === true }));
  if (jobs !== undefined) host.stdout.write(`${files.join(', ')}: ${countsText(findings) || 'nothing to report'}\n`);
  return ok ? 0 : 1;
}
