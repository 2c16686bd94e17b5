import { basename, dirname, join, resolve } from 'node:path';
import { type DiagnosticCode, type DiagnosticParameters, diagnostic, type Report } from '../diagnostics/index.js';
import type { ApiJob } from './api-job.js';
import type { BuildOptions } from './command-options.js';
import type { ApiSettings, ConfiguredValues, GatewrightConfig } from './config.js';
import { configPath } from './config-path.js';
import { findConfig } from './find-config.js';
import { loadConfig } from './load-config.js';
import { pathOf } from './path-of.js';
import { shownPath } from './shown-path.js';
import { readSize } from './size.js';
import { defaultTargets, type TargetName, targetNames } from './target-name.js';

/** Output folder when none is named. */
export const defaultOut = 'gatewright-out';

/** What a command is to do. */
export interface Jobs {
  readonly apis: readonly ApiJob[];
  /** Check what is emitted with the TypeScript compiler. */
  readonly typecheck: boolean;
}

/**
 * Puts the command line and the configuration together: the command line wins, then the API's own settings, then those
 * of the whole configuration. Undefined, and diagnostics, when something in them is wrong.
 *
 * `file` is the document of the command line. When it is one that the configuration lists, its settings there apply.
 */
export async function apiJobs(
  command: string,
  file: string | undefined,
  options: BuildOptions,
  cwd: string,
  report: Report,
): Promise<Jobs | undefined> {
  let failed = false;
  const fail = <Code extends DiagnosticCode>(code: Code, parameters: DiagnosticParameters<Code>): undefined => {
    failed = true;
    report(diagnostic(code, parameters));
    return undefined;
  };
  const invalid = (option: string, value: string, reason: string) =>
    fail('option-invalid', { option, value, reason, command });
  const shown = (path: string) => shownPath(path, cwd);

  const targets = readTargets(options.target, (name) =>
    invalid('--target', name, `it is one of ${targetNames.join(', ')}`),
  );
  const protocol = choice(options.protocol, ['rest', 'http'], (value) =>
    invalid('--protocol', value, 'it is rest or http'),
  );
  const runtime = choice(options.runtime, ['inline', 'import'], (value) =>
    invalid('--runtime', value, 'it is inline or import'),
  );
  const openapiVersion = choice(options.openapiVersion, ['2.0', '3.0'], (value) =>
    invalid('--openapi-version', value, 'it is 2.0 or 3.0'),
  );
  const endpointType = choice(options.endpointType, ['EDGE', 'REGIONAL', 'PRIVATE'], (value) =>
    invalid('--endpoint-type', value, 'it is edge, regional or private'),
  );
  const set = readAssignments(options.set ?? [], (entry) => invalid('--set', entry, 'it is name=value'));
  const readMaxSize = (value: string) => readSize(value) ?? invalid('--max-size', value, 'it is a size such as 20MB');
  const givenMaxSize = options.maxSize === undefined ? undefined : readMaxSize(options.maxSize);
  if (options.out === '') invalid('--out', "''", 'it is the path of a folder');
  if (failed) return undefined;

  const path = configPath(options.config, cwd);
  const config: GatewrightConfig | undefined = path === undefined ? {} : await loadConfig(path, shown(path), report);
  if (config === undefined) return undefined;
  const base = path === undefined ? cwd : dirname(path);

  const environment = environmentOf(config, options.env);
  if (environment === undefined) {
    const known = Object.keys(config.environments ?? {}).join(', ') || 'none';
    return fail('environment-unknown', { name: options.env ?? '', known });
  }

  const given = file === undefined ? undefined : absoluteFile(cwd, file);
  const listed = (config.apis ?? []).map((api) => ({ path: absoluteFile(base, api.file), settings: api }));
  const chosen: readonly { path: string; settings: ApiSettings }[] =
    given === undefined ? listed : [listed.find(({ path }) => path === given) ?? { path: given, settings: {} }];
  if (chosen.length === 0) return fail('document-missing', { folder: cwd, command });

  const maxSize = givenMaxSize ?? (config.maxSize === undefined ? undefined : readSize(String(config.maxSize)));
  const apis = chosen.map(({ path, settings }): ApiJob => {
    const type = protocol ?? settings.protocol ?? config.protocol;
    const out = outOf(options, settings, config, path, { cwd, base, several: chosen.length > 1 });
    const form = openapiVersion ?? settings.openapiVersion ?? config.openapiVersion;
    const endpoint = endpointType ?? settings.endpointType ?? config.endpointType;
    const stage = options.stage ?? settings.stage ?? config.stage;
    const rootConfig = findConfig(dirname(pathOf(path)));
    return {
      file: path,
      shownFile: shown(path),
      out,
      shownOut: shown(out),
      targets: inOrder(targets ?? settings.targets ?? config.targets ?? defaultTargets),
      kept: targetNames.filter((name) => targets !== undefined && !targets.includes(name)),
      ...(type === undefined ? {} : { protocol: type === 'rest' ? 'REST' : 'HTTP' }),
      runtime: runtime ?? settings.runtime ?? config.runtime ?? 'inline',
      importExtension: settings.importExtension ?? config.importExtension ?? '.js',
      deployment: {
        ...(stage === undefined ? {} : { stage }),
        ...(endpoint === undefined ? {} : { endpointType: endpoint }),
        accountRole: options.accountRole ?? settings.accountRole ?? config.accountRole ?? false,
        withoutDocumentation:
          options.withoutDocumentation ?? settings.withoutDocumentation ?? config.withoutDocumentation ?? false,
      },
      ...(form === undefined ? {} : { openapiVersion: form }),
      values: new Map([
        ...Object.entries(config.values ?? {}),
        ...Object.entries(settings.values ?? {}),
        ...Object.entries(environment),
        ...set,
      ]),
      set: set.map(([name]) => name),
      root: rootConfig === undefined ? dirname(pathOf(path)) : dirname(rootConfig),
      allowRemote: options.allowRemote ?? config.allowRemote ?? false,
      allowOutside: options.allowOutside ?? config.allowOutside ?? false,
      ...(maxSize === undefined ? {} : { maxSize }),
    };
  });

  const byOut = new Map<string, ApiJob>();
  for (const job of apis) {
    const other = byOut.get(job.out);
    if (other !== undefined) {
      return fail('output-folder-shared', { first: other.shownFile, second: job.shownFile, out: job.shownOut });
    }
    byOut.set(job.out, job);
  }
  return { apis, typecheck: options.typecheck ?? config.typecheck ?? false };
}

/** The absolute path of a file, its pointer kept as it is: `..` in a pointer is a key. */
function absoluteFile(base: string, file: string): string {
  const path = pathOf(file);
  return resolve(base, path) + file.slice(path.length);
}

function outOf(
  options: BuildOptions,
  settings: ApiSettings,
  config: GatewrightConfig,
  file: string,
  place: { readonly cwd: string; readonly base: string; readonly several: boolean },
): string {
  if (options.out === undefined && settings.out !== undefined) return resolve(place.base, settings.out);
  const folder =
    options.out === undefined ? resolve(place.base, config.out ?? defaultOut) : resolve(place.cwd, options.out);
  if (!place.several) return folder;
  const name = basename(pathOf(file)).replace(/\.\w+$/, '');
  return join(folder, name.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '') || 'api');
}

function environmentOf(config: GatewrightConfig, name: string | undefined): ConfiguredValues | undefined {
  if (name === undefined) return {};
  const { environments = {} } = config;
  return Object.hasOwn(environments, name) ? environments[name] : undefined;
}

function readTargets(
  lists: readonly string[] | undefined,
  invalid: (name: string) => undefined,
): readonly TargetName[] | undefined {
  if (lists === undefined) return undefined;
  const names = lists.flatMap((list) => list.split(',')).map((name) => name.trim());
  return names.flatMap((name) => targetNames.find((known) => known === name) ?? invalid(name) ?? []);
}

function inOrder(targets: readonly TargetName[]): readonly TargetName[] {
  return targetNames.filter((name) => targets.includes(name));
}

function choice<Name extends string>(
  value: string | undefined,
  allowed: readonly Name[],
  invalid: (value: string) => undefined,
): Name | undefined {
  if (value === undefined) return undefined;
  return allowed.find((name) => name.toLowerCase() === value.toLowerCase()) ?? invalid(value);
}

function readAssignments(
  entries: readonly string[],
  invalid: (entry: string) => undefined,
): readonly (readonly [string, string])[] {
  return entries.flatMap((entry) => {
    const equals = entry.indexOf('=');
    if (equals > 0) return [[entry.slice(0, equals), entry.slice(equals + 1)] as const];
    invalid(entry);
    return [];
  });
}
