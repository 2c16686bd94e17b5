import { isJsonObject } from '../model/index.js';
import type { GatewrightConfig } from './config.js';
import { readSize } from './size.js';
import { targetNames } from './target-name.js';

/** What is wrong with a configuration: which member, and what with it. */
export interface ConfigProblem {
  readonly member: string;
  readonly problem: string;
}

/** Says what is wrong with a member, or nothing. */
type Check = (value: unknown, member: string) => ConfigProblem | undefined;

/** Checks what a configuration file exports: a TypeScript file is run without being type-checked. */
export function readConfig(value: unknown): GatewrightConfig | ConfigProblem {
  if (isConfig(value)) return value;
  const { member, problem } = config(value, '') ?? { member: '', problem: 'must be an object' };
  return { member: member === '' ? 'the default export' : `\`${member}\``, problem };
}

function isConfig(value: unknown): value is GatewrightConfig {
  return config(value, '') === undefined;
}

const text: Check = (value, member) =>
  typeof value === 'string' && value !== '' ? undefined : { member, problem: 'must be a text' };

const flag: Check = (value, member) =>
  typeof value === 'boolean' ? undefined : { member, problem: 'must be true or false' };

const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, member) =>
    typeof value === 'string' && allowed.includes(value)
      ? undefined
      : { member, problem: `must be one of ${allowed.map((name) => `'${name}'`).join(', ')}` };

const listOf =
  (check: Check): Check =>
  (value, member) =>
    Array.isArray(value)
      ? first(value.map((item, index) => () => check(item, `${member}[${index}]`)))
      : { member, problem: 'must be a list' };

const mapOf =
  (check: Check): Check =>
  (value, member) =>
    isJsonObject(value)
      ? first(
          Object.entries(value).map(
            ([key, item]) =>
              () =>
                check(item, `${member}[${JSON.stringify(key)}]`),
          ),
        )
      : { member, problem: 'must be an object' };

const object =
  (members: ReadonlyMap<string, Check>, required: readonly string[] = []): Check =>
  (value, member) => {
    if (!isJsonObject(value)) return { member, problem: 'must be an object' };
    const path = (key: string) => (member === '' ? key : `${member}.${key}`);
    for (const key of required) if (!Object.hasOwn(value, key)) return { member: path(key), problem: 'is missing' };
    return first(
      Object.entries(value).map(([key, item]) => () => {
        const check = members.get(key);
        if (check === undefined) {
          return { member: path(key), problem: `is not known; known are ${[...members.keys()].join(', ')}` };
        }
        return item === undefined ? undefined : check(item, path(key));
      }),
    );
  };

const values = mapOf((value, member) =>
  typeof value === 'string' || typeof value === 'boolean'
    ? undefined
    : { member, problem: 'must be a text, true or false' },
);

const size: Check = (value, member) =>
  (typeof value === 'number' || typeof value === 'string') && readSize(String(value)) !== undefined
    ? undefined
    : { member, problem: "must be a number of bytes, or a text such as '20MB'" };

const settings: readonly (readonly [string, Check])[] = [
  ['out', text],
  ['targets', listOf(oneOf(...targetNames))],
  ['protocol', oneOf('rest', 'http')],
  ['runtime', oneOf('inline', 'import')],
  ['importExtension', oneOf('.js', '.ts', '')],
  ['stage', text],
  ['endpointType', oneOf('EDGE', 'REGIONAL', 'PRIVATE')],
  ['accountRole', flag],
  ['withoutDocumentation', flag],
  ['openapiVersion', oneOf('2.0', '3.0')],
  ['values', values],
];

const config: Check = object(
  new Map([
    ...settings,
    ['apis', listOf(object(new Map([['file', text], ...settings]), ['file']))],
    ['environments', mapOf(values)],
    ['typecheck', flag],
    ['allowRemote', flag],
    ['allowOutside', flag],
    ['maxSize', size],
  ]),
);

function first(checks: readonly (() => ConfigProblem | undefined)[]): ConfigProblem | undefined {
  for (const check of checks) {
    const problem = check();
    if (problem !== undefined) return problem;
  }
  return undefined;
}
