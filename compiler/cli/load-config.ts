import { existsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { diagnostic, type Report } from '../diagnostics/index.js';
import type { GatewrightConfig } from './config.js';
import { readConfig } from './read-config.js';

/**
 * Runs a configuration file and gives what it exports; undefined, and a diagnostic, when that is none.
 * `shown` is how the path is shown to the user.
 */
export async function loadConfig(path: string, shown: string, report: Report): Promise<GatewrightConfig | undefined> {
  const unreadable = (reason: string): undefined => {
    report(diagnostic('config-unreadable', { path: shown, reason }));
    return undefined;
  };
  if (!existsSync(path)) return unreadable('there is no such file');
  let exported: unknown;
  try {
    exported = await importDefault(path);
  } catch (error) {
    return unreadable(reasonOf(error));
  }
  const config = readConfig(exported);
  if ('problem' in config) {
    report(diagnostic('config-invalid', { path: shown, ...config }));
    return undefined;
  }
  return config;
}

async function importDefault(path: string): Promise<unknown> {
  const url = pathToFileURL(path);
  // Node keeps every module by its address: one that has changed since needs another.
  url.searchParams.set('changed', String(statSync(path).mtimeMs));
  // tsx is for TypeScript alone: a plain module needs no 50 ms of it.
  const module: unknown = /\.m?js$/.test(path)
    ? await import(url.href)
    : await (await import('tsx/esm/api')).tsImport(url.href, import.meta.url);
  const value = defaultOf(module);
  // A folder without `"type": "module"` makes tsx wrap the module once more.
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '__esModule') ? defaultOf(value) : value;
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
}

/** The first line of what was thrown: the rest is a stack, or a code frame of another tool. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split('\n').map((line) => line.trim());
  // esbuild's first line is a count; the fault itself comes after it.
  const line = /^Transform failed/.test(lines[0] ?? '') ? lines[1] : lines[0];
  return (line ?? message).replace(/\.$/, '');
}
