import type { Colors } from 'picocolors/types.js';
import { textPreview } from '../model/index.js';
import type { ApiJob } from './api-job.js';
import { type EmittedApi, hasErrors } from './emit-api.js';
import type { Finding } from './finding.js';
import { type FindingsJson, findingsJson } from './findings-json.js';
import { countsText } from './findings-text.js';
import { printable } from './printable.js';
import { sizeText } from './size.js';
import type { StaleOutput } from './staleness.js';
import type { Written } from './write-output.js';

/** What `gatewright build` has found and done. */
export interface BuildResult {
  /** It was asked to compare, not to write. */
  readonly check: boolean;
  readonly findings: readonly Finding[];
  /** All that there was to build; absent when that could not be told. */
  readonly jobs?: readonly ApiJob[];
  readonly apis: readonly BuiltApi[];
}

/** One API: what was built, and what became of it. Neither written nor stale = it was not got so far. */
export interface BuiltApi {
  readonly api: EmittedApi;
  readonly written?: Written;
  readonly stale?: readonly StaleOutput[];
}

/** The result as the JSON document of `--json`. */
export interface BuildJson extends FindingsJson {
  readonly command: 'build';
  readonly version: string;
  /** No error, and with `--check` nothing stale. */
  readonly ok: boolean;
  readonly apis: readonly {
    readonly file: string;
    readonly out: string;
    /** What the document describes. */
    readonly apis: readonly { readonly protocol: string; readonly name: string; readonly operations: number }[];
    readonly outputs: readonly {
      readonly name: string;
      readonly files: readonly string[];
      readonly bytes: number;
      readonly milliseconds: number;
    }[];
    readonly written?: readonly string[];
    readonly unchanged?: readonly string[];
    readonly removed?: readonly string[];
    readonly stale?: readonly StaleOutput[];
  }[];
}

/** @param all every finding, however many are alike. Default false. */
export function buildJson(result: BuildResult, version: string, all = false): BuildJson {
  return {
    command: 'build',
    version,
    ok: !hasErrors(result.findings),
    apis: result.apis.map(({ api, written, stale }) => ({
      file: api.job.shownFile,
      out: api.job.shownOut,
      apis: api.apis.map(({ protocol, name, contract }) => ({
        protocol,
        name: textPreview(name),
        operations: contract.operations.length,
      })),
      outputs: api.outputs.map((output) => ({
        name: output.name,
        files: output.files.map(({ path }) => path),
        bytes: bytesOf(output),
        milliseconds: Math.round(output.milliseconds),
      })),
      ...(written === undefined
        ? {}
        : { written: written.written, unchanged: written.unchanged, removed: written.removed }),
      ...(stale === undefined ? {} : { stale }),
    })),
    ...findingsJson(result.findings, all),
  };
}

/** Stale files whose difference is shown. */
const differences = 3;

/** The result as text for a person: an API, a line for each of its outputs, and what was written. */
export function buildText(
  result: BuildResult,
  { colors, milliseconds }: { readonly colors: Colors; readonly milliseconds: number },
): string {
  const lines: string[] = [];
  for (const { api, written, stale } of result.apis) {
    if (written === undefined && stale === undefined) continue;
    lines.push(
      `${colors.bold(printable(api.job.shownFile))} → ${printable(api.job.shownOut)}  ${colors.dim(titleOf(api))}`,
    );
    for (const output of api.outputs) {
      const files = `${output.files.length} ${output.files.length === 1 ? 'file' : 'files'}`;
      lines.push(
        `  ${output.name.padEnd(15)}${files.padStart(9)}${sizeText(bytesOf(output)).padStart(11)}${timeText(output.milliseconds).padStart(10)}`,
      );
    }
    if (written !== undefined) lines.push(`  ${writtenText(written)}`);
    if (stale !== undefined) lines.push(...staleLines(stale, colors));
  }
  if (!hasErrors(result.findings)) {
    const counts = countsText(result.findings);
    const end = colors.green(result.check ? 'current' : 'done');
    lines.push(`${end} in ${timeText(milliseconds)}${counts === '' ? '' : `, ${counts}`}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The last line of a build that failed, for standard error. Empty when it did not get as far as a document. */
export function failureText(result: BuildResult, colors: Colors): string {
  if (result.apis.length === 0) return '';
  const nothing = !result.check && result.apis.every(({ written }) => written === undefined);
  return `${colors.red(countsText(result.findings))}${nothing ? '; nothing was written' : ''}\n`;
}

function staleLines(stale: readonly StaleOutput[], colors: Colors): string[] {
  const shown = stale.filter(({ difference }) => difference !== undefined).slice(0, differences);
  return stale.flatMap((file) => [
    `  ${colors.yellow(file.state)}: ${file.path}`,
    ...(shown.includes(file) && file.difference !== undefined ? [file.difference.trimEnd()] : []),
  ]);
}

function writtenText({ written, unchanged, removed, left }: Written): string {
  const parts = [`${written.length} written`, `${unchanged.length} unchanged`];
  if (removed.length > 0) parts.push(`${removed.length} removed`);
  if (left.length > 0) parts.push(`${left.length} left`);
  return parts.join(', ');
}

function titleOf({ apis }: EmittedApi): string {
  return apis
    .map(
      ({ protocol, name, contract: { operations } }) =>
        `${protocol} API ${printable(textPreview(name))}, ${operations.length} ${operations.length === 1 ? 'operation' : 'operations'}`,
    )
    .join('; ');
}

function bytesOf({ files }: EmittedApi['outputs'][number]): number {
  return files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

function timeText(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
