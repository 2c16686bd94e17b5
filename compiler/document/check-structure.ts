import { diagnostic, pointerTokens, type Report } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue, member } from '../model/index.js';
import type { Document } from './document.js';

/**
 * Compares the document with the structure that its version of OpenAPI demands: members that are missing, unexpected, or
 * of another type. API Gateway tolerates most of these, and so they are notes; other tools do not.
 *
 * This is `struct` of `@redocly/openapi-core`. It sees the entry file alone, and nothing below an intrinsic. Call it
 * for documents without errors: the library's time is not bounded for chains of references that our loader refuses.
 *
 * @see https://redocly.com/docs/cli/rules/common/struct
 */
export async function checkStructure(document: Document, report: Report): Promise<void> {
  const { BaseResolver, createConfig, lintDocument, Source } = await import('@redocly/openapi-core');
  const { value, at: root } = document.root;
  const resolver = new BaseResolver();
  resolver.loadExternalRef = async () => {
    throw new Error('Other files are read by the loader.');
  };
  const config = await createConfig({ rules: { struct: 'warn' } });
  // The library takes a member of the document for a method of its object, `hasOwnProperty` for one, and throws.
  const problems = await lintDocument({
    document: { source: new Source(document.file, ''), parsed: value },
    externalRefResolver: resolver,
    config,
  }).catch((error: unknown) => {
    report(diagnostic('structure-unchecked', { reason: error instanceof Error ? error.message : String(error) }, root));
    return [];
  });
  for (const { message, suggest, location } of problems) {
    const [place] = location;
    const pointer = place?.pointer?.replace(/^#\/?/, '/').replace(/^\/$/, '') ?? '';
    if (isBelowIntrinsic(value, pointer)) continue;
    const at = {
      file: root.file,
      pointer: root.pointer + pointer,
      ...(place?.reportOnKey ? { key: true as const } : {}),
    };
    const [suggestion] = suggest;
    const problem = message.replaceAll('`', '"').replace(/\.$/, '');
    report(
      diagnostic(
        'openapi-structure',
        { problem: suggestion === undefined ? problem : `${problem} (did you mean "${suggestion}"?)` },
        at,
      ),
    );
  }
}

/** Whether the value at the pointer, or one above it, is a function of CloudFormation. */
function isBelowIntrinsic(root: JsonValue, pointer: string): boolean {
  let value: JsonValue | undefined = root;
  for (const token of pointerTokens(pointer)) {
    if (token.startsWith('Fn::') || isReference(value)) return true;
    if (Array.isArray(value)) value = value[Number(token)];
    else value = isJsonObject(value) ? member(value, token) : undefined;
  }
  return isReference(value) || (isJsonObject(value) && Object.keys(value).some((key) => key.startsWith('Fn::')));
}

function isReference(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length === 1 && typeof member(value, 'Ref') === 'string';
}
