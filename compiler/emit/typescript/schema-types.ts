import { diagnostic, type Report } from '../../diagnostics/index.js';
import { type HttpApi, isJsonObject, type JsonObject, member, type RestApi, type Schema } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { circularParts } from './circular-parts.js';
import { compileTypes } from './compile-types.js';
import { docComment } from './doc-comment.js';
import { generatedHeader } from './generated-header.js';
import { identifier, uniqueNames } from './identifier.js';
import { type CopiedSchema, jsonSchemaCopy } from './json-schema-copy.js';
import { type SchemaRoot, schemaRoots } from './schema-roots.js';
import { type Direction, schemaVariants } from './schema-variants.js';
import { simpleType } from './simple-type.js';
import { tidyType } from './tidy-type.js';

/** The TypeScript types of an API's schemas, shared by all emitters of TypeScript. */
export interface SchemaTypes {
  /** `schemas.ts`, at the root of the output folder: one exported declaration for each type that has a name. */
  readonly file: OutputFile;
  /**
   * The type of a schema of the contract as the text of a type expression: `string`, `"a" | "b"`, `schemas.Pet[]`. The
   * names of `schemas.ts` are qualified by `schemas`, for a file that says
   * `import type * as schemas from '../schemas.js';`. A union is not put in parentheses.
   *
   * @param schema One that stands in the contract: of a parameter, body, response or header, or of an authorizer's
   *   context. `unknown` for undefined, and for a schema that stands nowhere in it.
   * @param direction `write` for what a client sends and a handler receives, `read` for the way back.
   */
  typeOf(schema: Schema | undefined, direction: Direction): string;
}

const made = new WeakMap<RestApi | HttpApi, Promise<SchemaTypes>>();

/**
 * The types of all schemas of the API, made once for each API, however many emitters ask. Diagnostics go to the report
 * of the first call.
 */
export function schemaTypes(api: RestApi | HttpApi, report: Report): Promise<SchemaTypes> {
  let types = made.get(api);
  if (types === undefined) {
    types = makeSchemaTypes(api, report);
    made.set(api, types);
  }
  return types;
}

/** Emits `schemas.ts`, which the client and the handlers import as `../schemas.js`. */
export async function emitSchemas(api: RestApi | HttpApi, report: Report): Promise<OutputFile> {
  return (await schemaTypes(api, report)).file;
}

/** One type to compile: a named schema in one direction, or what one or more roots use. */
interface Job {
  readonly copy: CopiedSchema;
  readonly schema: Schema;
}

/** What a placeholder stands for. */
interface Placeholder {
  readonly text: string;
  readonly isTypeName: boolean;
}

async function makeSchemaTypes(api: RestApi | HttpApi, report: Report): Promise<SchemaTypes> {
  const { contract } = api;
  const roots = schemaRoots(api);
  const variants = schemaVariants(contract);
  const isCircular = circularParts(contract);
  const writable = variants.reachable(
    roots.filter(({ direction }) => direction === 'write').map(({ schema }) => schema),
  );
  const unique = uniqueNames();

  const readNames = new Map<string, string>();
  const writeNames = new Map<string, string>();
  for (const [name, schema] of contract.schemas) {
    const wanted = identifier(name, 'pascal');
    const typeName = unique(wanted);
    if (typeName !== wanted) {
      report(diagnostic('name-changed', { kind: 'schema', name: wanted, newName: typeName }, schema.at));
    }
    readNames.set(name, typeName);
  }
  for (const name of contract.schemas.keys()) {
    const readName = readNames.get(name) ?? '';
    const hasOwnType = variants.differs(name) && writable.has(name);
    writeNames.set(name, hasOwnType ? unique(`${readName}Input`) : readName);
  }

  const placeholders: Placeholder[] = [];
  const placeholderOf = new Map<string, string>();
  const placeholder = (text: string, isTypeName: boolean): string => {
    const key = `${isTypeName ? 'type' : 'text'} ${text}`;
    let found = placeholderOf.get(key);
    if (found === undefined) {
      found = `$gw${placeholders.length}`;
      placeholders.push({ text, isTypeName });
      placeholderOf.set(key, found);
    }
    return found;
  };

  const named = (name: string): JsonObject | undefined => {
    const value = contract.schemas.get(name)?.value;
    return isJsonObject(value) ? value : undefined;
  };
  const copyOf = (schema: Schema, direction: Direction, within?: string): CopiedSchema =>
    jsonSchemaCopy(schema.value, {
      direction,
      variants,
      named,
      placeholder: (text) => placeholder(text, false),
      typeName(name, isPart) {
        if (isPart && within !== undefined && isCircular(within, name)) {
          report(diagnostic('schema-part-of-itself', { name: within, part: name }, schema.at));
          return undefined;
        }
        const typeName = (direction === 'read' ? readNames : writeNames).get(name);
        return typeName === undefined ? undefined : placeholder(typeName, true);
      },
      tooDeep: () => report(diagnostic('schema-too-deep', {}, schema.at)),
    });

  const jobs: Job[] = [];
  const declarations: { readonly name: string; readonly schema: Schema; readonly job: number }[] = [];
  for (const [name, schema] of contract.schemas) {
    for (const direction of ['read', 'write'] as const) {
      const typeName = (direction === 'read' ? readNames : writeNames).get(name) ?? '';
      if (direction === 'write' && typeName === readNames.get(name)) continue;
      declarations.push({
        name: typeName,
        schema,
        job: jobs.push({ copy: copyOf(schema, direction, name), schema }) - 1,
      });
    }
  }

  // Roots that say the same at the same place, because several operations refer to it, are one job.
  const rootJobs = new Map<string, { readonly job: number; readonly root: SchemaRoot }>();
  const usedBy = new Map<Schema, Map<Direction, string>>();
  for (const root of roots) {
    const byDirection = usedBy.get(root.schema) ?? new Map<Direction, string>();
    usedBy.set(root.schema, byDirection);
    if (byDirection.has(root.direction)) continue;
    const copy = copyOf(root.schema, root.direction);
    const key = `${root.schema.at.file} ${root.schema.at.pointer} ${JSON.stringify(copy)}`;
    if (!rootJobs.has(key)) rootJobs.set(key, { job: jobs.push({ copy, schema: root.schema }) - 1, root });
    byDirection.set(root.direction, key);
  }

  const rawTypes = await compileJobs(jobs, report);
  const bare = (index: number): string => placeholders[index]?.text ?? 'unknown';
  const qualified = (index: number): string => {
    const found = placeholders[index];
    if (found === undefined) return 'unknown';
    return found.isTypeName ? `schemas.${found.text}` : found.text;
  };

  const blocks: string[] = [];
  const declare = (name: string, schema: Schema, raw: string): void => {
    const comment = docComment(describe(schema));
    const text = tidyType(raw, bare);
    const declaration =
      raw.startsWith('{') && raw.endsWith('}') ? `export interface ${name} ${text}` : `export type ${name} = ${text};`;
    blocks.push(comment === '' ? declaration : `${comment}\n${declaration}`);
  };
  for (const { name, schema, job } of declarations) declare(name, schema, rawTypes[job] ?? 'unknown');

  const expressions = new Map<string, string>();
  for (const [key, { job, root }] of rootJobs) {
    const raw = rawTypes[job] ?? 'unknown';
    if (raw.includes('{') || raw.length > 120) {
      const name = unique(root.wantedName);
      declare(name, root.schema, raw);
      expressions.set(key, `schemas.${name}`);
    } else expressions.set(key, tidyType(raw, qualified));
  }

  const file = {
    path: 'schemas.ts',
    text: `${generatedHeader}\n${blocks.join('\n\n')}${blocks.length > 0 ? '\n' : 'export {};\n'}`,
  };
  return {
    file,
    typeOf(schema, direction) {
      if (schema === undefined) return 'unknown';
      const uses = usedBy.get(schema);
      const key = uses?.get(direction) ?? uses?.values().next().value;
      return (key === undefined ? undefined : expressions.get(key)) ?? 'unknown';
    },
  };
}

/** Compiles each distinct copy once; the simplest need no library at all. */
async function compileJobs(jobs: readonly Job[], report: Report): Promise<string[]> {
  const results: (string | undefined)[] = jobs.map(({ copy }) => simpleType(copy));
  const distinct = new Map<string, { readonly job: Job; readonly index: number }>();
  const keys = jobs.map(({ copy }, index) => (results[index] === undefined ? JSON.stringify(copy) : ''));
  for (const [index, key] of keys.entries()) {
    const job = jobs[index];
    if (key !== '' && job !== undefined && !distinct.has(key)) distinct.set(key, { job, index: distinct.size });
  }
  const list = [...distinct.values()];
  const compiled = await compileTypes(
    list.map(({ job }) => job.copy),
    (index) => {
      const job = list[index]?.job;
      report(diagnostic('schema-type-unknown', {}, job?.schema.at));
    },
  );
  return results.map((text, index) => text ?? compiled[distinct.get(keys[index] ?? '')?.index ?? -1] ?? 'unknown');
}

/** What the doc comment of a declared type says. */
function describe(schema: Schema): string {
  if (!isJsonObject(schema.value)) return '';
  const description = member(schema.value, 'description');
  const lines = typeof description === 'string' ? [description] : [];
  if (member(schema.value, 'deprecated') === true) lines.push('@deprecated');
  return lines.join('\n\n');
}
