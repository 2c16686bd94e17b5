import { type Diagnostic, diagnostic, escapePointer, type Report } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue, member, type SchemaDialect } from '../model/index.js';
import { walk } from './find-reference.js';
import type { SourceFile } from './source-file.js';
import { dialectOf } from './version.js';

/** Where the OpenAPI object stands in its file, and its version. */
export interface Definition {
  readonly base: string;
  readonly dialect: SchemaDialect;
}

/** Candidates that a message names. */
const maxNamed = 5;

/** The properties of template resources that hold an OpenAPI object, and those that only name one. */
const definitionProperties: ReadonlyMap<string, { readonly inline: string; readonly elsewhere: readonly string[] }> =
  new Map([
    ['AWS::Serverless::Api', { inline: 'DefinitionBody', elsewhere: ['DefinitionUri'] }],
    ['AWS::Serverless::HttpApi', { inline: 'DefinitionBody', elsewhere: ['DefinitionUri'] }],
    ['AWS::ApiGateway::RestApi', { inline: 'Body', elsewhere: ['BodyS3Location'] }],
    ['AWS::ApiGatewayV2::Api', { inline: 'Body', elsewhere: ['BodyS3Location'] }],
  ]);

/**
 * Finds the OpenAPI object: what `pointer` names, the root, or the one definition inside a SAM or CloudFormation
 * template.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
 */
export function chooseDefinition(
  source: SourceFile,
  pointer: string | undefined,
  report: Report,
): Definition | undefined {
  const refuse = (what: Diagnostic): undefined => {
    const at = what.at !== undefined && !('line' in what.at) ? source.locate(what.at) : what.at;
    report(at === undefined ? what : { ...what, at });
    return undefined;
  };
  const { file } = source;
  const root = { value: source.value, at: { file, pointer: '' } };
  if (pointer !== undefined && pointer !== '') {
    const named = walk(root, pointer);
    if (named === undefined) return refuse(diagnostic('definition-not-found', { pointer, path: file }, root.at));
    const dialect = dialectOf(named.value, named.at);
    return typeof dialect === 'string' ? { base: pointer, dialect } : refuse(dialect);
  }
  if (!isTemplate(source.value)) {
    const dialect = dialectOf(source.value, root.at);
    return typeof dialect === 'string' ? { base: '', dialect } : refuse(dialect);
  }
  const { inline, elsewhere } = definitionsOf(source.value);
  const [only] = inline;
  if (only === undefined) {
    const [named] = elsewhere;
    if (named === undefined) return refuse(diagnostic('definition-missing', {}, root.at));
    return refuse(diagnostic('definition-elsewhere', named, { file, pointer: named.pointer, key: true }));
  }
  if (inline.length > 1) {
    const named = inline.slice(0, maxNamed).map((one) => `#${one}`);
    const candidates = [...named, ...(inline.length > maxNamed ? [`and ${inline.length - maxNamed} more`] : [])].join(
      ', ',
    );
    const second = inline[1] ?? only;
    return refuse(
      diagnostic(
        'definition-ambiguous',
        { candidates, example: `${file}#${only}` },
        { file, pointer: second, key: true },
      ),
    );
  }
  const definition = walk(root, only);
  const dialect = dialectOf(definition?.value ?? null, { file, pointer: only });
  return typeof dialect === 'string' ? { base: only, dialect } : refuse(dialect);
}

function isTemplate(value: JsonValue): boolean {
  if (!isJsonObject(value) || !isJsonObject(member(value, 'Resources'))) return false;
  return member(value, 'openapi') === undefined && member(value, 'swagger') === undefined;
}

interface Elsewhere {
  readonly resource: string;
  readonly property: string;
  readonly pointer: string;
}

function definitionsOf(template: JsonValue): {
  readonly inline: readonly string[];
  readonly elsewhere: readonly Elsewhere[];
} {
  const inline: string[] = [];
  const elsewhere: Elsewhere[] = [];
  const resources = isJsonObject(template) ? member(template, 'Resources') : undefined;
  for (const [name, resource] of Object.entries(isJsonObject(resources) ? resources : {})) {
    if (!isJsonObject(resource)) continue;
    const type = member(resource, 'Type');
    const properties = member(resource, 'Properties');
    const known = typeof type === 'string' ? definitionProperties.get(type) : undefined;
    if (known === undefined || !isJsonObject(properties)) continue;
    const pointer = `/Resources/${escapePointer(name)}/Properties`;
    if (isDefinition(member(properties, known.inline))) inline.push(`${pointer}/${known.inline}`);
    else {
      const property = [known.inline, ...known.elsewhere].find((key) => member(properties, key) !== undefined);
      if (property !== undefined) elsewhere.push({ resource: name, property, pointer: `${pointer}/${property}` });
    }
  }
  return { inline, elsewhere };
}

/** A definition that is there, and not the result of a function such as `Fn::Transform` with `AWS::Include`. */
function isDefinition(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && (member(value, 'openapi') !== undefined || member(value, 'swagger') !== undefined);
}
