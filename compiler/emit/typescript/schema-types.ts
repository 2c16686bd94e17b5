import { diagnostic, type Report } from '../../diagnostics/index.js';
import { type HttpApi, isJsonObject, type JsonObject, member, type RestApi, type Schema } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { circularParts } from './circular-parts.js';
import { docComment } from './doc-comment.js';
import { generatedHeader } from './generated-header.js';
import { identifier, uniqueNames } from './identifier.js';
import { type SchemaRoot, schemaRoots } from './schema-roots.js';
import { type Direction, schemaVariants } from './schema-variants.js';
import { tidyType } from './tidy-type.js';
import { typePlaceholders } from './type-placeholders.js';
import { typeText } from './type-text.js';

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

async function makeSchemaTypes(api: RestApi | HttpApi, report: Report): Promise<SchemaTypes> {
  const { contract } = api;
  const roots = schemaRoots(api);
  const variants = schemaVariants(contract);
  const isCircular = circularParts(contract);
  let writable: ReadonlySet<string> | undefined;
  /** Whether a request holds the schema: found out when the first one differs, since in most documents none does. */
  const isWritten = (name: string): boolean => {
    const written = roots.filter(({ direction }) => direction === 'write');
    writable ??= variants.reachable(written.map(({ schema }) => schema));
    return writable.has(name);
  };
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
    const hasOwnType = variants.differs(name) && isWritten(name);
    writeNames.set(name, hasOwnType ? unique(`${readName}Input`) : readName);
  }

  const placeholders = typePlaceholders();
  const named = (name: string): JsonObject | undefined => {
    const value = contract.schemas.get(name)?.value;
    return isJsonObject(value) ? value : undefined;
  };
  const textOf = (schema: Schema, direction: Direction, within?: string): string =>
    typeText(schema.value, {
      direction,
      variants,
      named,
      compile: placeholders.compile,
      placeholder: placeholders.text,
      reference(name, isPart) {
        if (isPart && within !== undefined && isCircular(within, name)) {
          report(diagnostic('schema-part-of-itself', { name: within, part: name }, schema.at));
          return undefined;
        }
        const typeName = (direction === 'read' ? readNames : writeNames).get(name);
        return typeName === undefined ? undefined : placeholders.typeName(typeName);
      },
      tooDeep: () => report(diagnostic('schema-too-deep', {}, schema.at)),
    });

  const declarations: { readonly name: string; readonly schema: Schema; readonly text: string }[] = [];
  for (const [name, schema] of contract.schemas) {
    const readName = readNames.get(name) ?? '';
    const writeName = writeNames.get(name) ?? '';
    declarations.push({ name: readName, schema, text: textOf(schema, 'read', name) });
    if (writeName !== readName) declarations.push({ name: writeName, schema, text: textOf(schema, 'write', name) });
  }

  // Roots that say the same at the same place, because several operations refer to it, share one type.
  const rootTexts = new Map<string, { readonly text: string; readonly root: SchemaRoot }>();
  const usedBy = new Map<Schema, Map<Direction, string>>();
  for (const root of roots) {
    const byDirection = usedBy.get(root.schema) ?? new Map<Direction, string>();
    usedBy.set(root.schema, byDirection);
    if (byDirection.has(root.direction)) continue;
    const text = textOf(root.schema, root.direction);
    const key = `${root.schema.at.file} ${root.schema.at.pointer} ${text}`;
    if (!rootTexts.has(key)) rootTexts.set(key, { text, root });
    byDirection.set(root.direction, key);
  }

  const unknowns = await placeholders.resolve();
  if (unknowns > 0) report(diagnostic('schema-type-unknown', { count: unknowns }, api.at));

  const blocks: string[] = [];
  const declare = (name: string, schema: Schema, text: string): void => {
    const comment = docComment(describe(schema));
    const isObject = text.startsWith('{') && text.endsWith('}');
    const tidy = tidyType(text);
    const declaration = isObject ? `export interface ${name} ${tidy}` : `export type ${name} = ${tidy};`;
    blocks.push(comment === '' ? declaration : `${comment}\n${declaration}`);
  };
  for (const { name, schema, text } of declarations) declare(name, schema, placeholders.expand(text));

  const expressions = new Map<string, string>();
  for (const [key, { text, root }] of rootTexts) {
    const expanded = placeholders.expand(text);
    if (expanded.includes('{') || expanded.length > 120) {
      const name = unique(root.wantedName);
      declare(name, root.schema, expanded);
      expressions.set(key, `schemas.${name}`);
    } else expressions.set(key, tidyType(placeholders.expand(text, 'schemas.')));
  }

  const body = blocks.length === 0 ? 'export {};' : blocks.join('\n\n');
  const file = { path: 'schemas.ts', text: `${generatedHeader}\n${body}\n` };
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

/** What the doc comment of a declared type says. */
function describe(schema: Schema): string {
  if (!isJsonObject(schema.value)) return '';
  const description = member(schema.value, 'description');
  const lines = typeof description === 'string' ? [description] : [];
  if (member(schema.value, 'deprecated') === true) lines.push('@deprecated');
  return lines.join('\n\n');
}
