import type TypeScript from 'typescript';
import { docCommentBody } from './doc-comment.js';
import { isPlainName } from './identifier.js';
import { loadTypeScript } from './load-typescript.js';

/** A value to be written as an expression: scalars as literals, `{ name }` as an identifier, a Map as an object literal. */
export type Data = string | number | boolean | { readonly name: string } | readonly Data[] | ReadonlyMap<string, Data>;

/** A member of an interface or of an object type. */
export interface MemberSignature {
  readonly name: string;
  /** Text of a type expression. */
  readonly type: string | TypeScript.TypeNode;
  readonly isOptional?: boolean;
  /** Becomes its doc comment. */
  readonly description?: string;
}

/** Makes syntax trees of TypeScript and prints them: the few shapes that emitted code has. */
export interface Syntax {
  readonly ts: typeof TypeScript;
  /** A type from its text, which must come from this project's own functions, never from a document. */
  type(text: string): TypeScript.TypeNode;
  /** An object type with readonly members. */
  objectType(members: readonly MemberSignature[]): TypeScript.TypeNode;
  /** A union with each member on a line of its own, unless there is only one. */
  union(members: readonly string[]): TypeScript.TypeNode;
  /** An exported interface with readonly members. */
  interface(name: string, members: readonly MemberSignature[], heritage?: string): TypeScript.Statement;
  /** An exported type alias. */
  alias(name: string, type: string | TypeScript.TypeNode): TypeScript.Statement;
  /** `const name: type = value;`, the type being optional. */
  constant(
    name: string,
    type: string | undefined,
    value: Data | TypeScript.Expression,
    isExported: boolean,
  ): TypeScript.Statement;
  parameter(name: string, type: string, fallback?: TypeScript.Expression | 'optional'): TypeScript.ParameterDeclaration;
  /** An exported function that returns the expression. */
  function(
    name: string,
    parameters: readonly TypeScript.ParameterDeclaration[],
    returns: string,
    body: readonly TypeScript.Statement[],
  ): TypeScript.Statement;
  data(value: Data): TypeScript.Expression;
  /** The same node, with a doc comment before it when the text says something. */
  documented<Node extends TypeScript.Node>(node: Node, text: string | undefined): Node;
  /** The statements as text, an empty line between each two, indented by two blanks. */
  print(statements: readonly TypeScript.Node[]): string;
}

/** Loads the compiler API and gives its factory the words of this project. */
export async function syntax(): Promise<Syntax> {
  const ts = loadTypeScript();
  const { factory } = ts;
  const file = ts.createSourceFile('output.ts', '', ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: false });
  const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const readonly = [factory.createModifier(ts.SyntaxKind.ReadonlyKeyword)];

  const literal = (text: string): TypeScript.StringLiteral => {
    const node = factory.createStringLiteral(text);
    // Letters of other scripts stay readable; quotes, line breaks and U+2028 are escaped all the same.
    return ts.setEmitFlags(node, ts.EmitFlags.NoAsciiEscaping);
  };
  const propertyName = (name: string): TypeScript.PropertyName =>
    isPlainName(name) ? factory.createIdentifier(name) : literal(name);
  const objectKey = (name: string): TypeScript.PropertyName => {
    // As a plain key it would set the prototype.
    if (name === '__proto__') return factory.createComputedPropertyName(literal(name));
    return /^(0|[1-9]\d{0,8})$/.test(name) ? factory.createNumericLiteral(name) : propertyName(name);
  };
  const type = (text: string | TypeScript.TypeNode): TypeScript.TypeNode =>
    typeof text === 'string' ? factory.createTypeReferenceNode(factory.createIdentifier(text)) : text;
  const documented = <Node extends TypeScript.Node>(node: Node, text: string | undefined): Node => {
    const body = docCommentBody(text ?? '');
    return body === undefined
      ? node
      : ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, body, true);
  };
  const signature = (member: MemberSignature): TypeScript.PropertySignature =>
    documented(
      factory.createPropertySignature(
        readonly,
        propertyName(member.name),
        member.isOptional === true ? factory.createToken(ts.SyntaxKind.QuestionToken) : undefined,
        type(member.type),
      ),
      member.description,
    );
  const data = (value: Data): TypeScript.Expression => {
    if (typeof value === 'string') return literal(value);
    if (typeof value === 'number') return factory.createNumericLiteral(value);
    if (typeof value === 'boolean') return value ? factory.createTrue() : factory.createFalse();
    if (value instanceof Map) {
      const entries = [...value].map(([key, item]) => factory.createPropertyAssignment(objectKey(key), data(item)));
      const isFlat = [...value.values()].every((item) => !(item instanceof Map)) && width(value) < lineWidth;
      return factory.createObjectLiteralExpression(entries, !isFlat);
    }
    if (isList(value)) return factory.createArrayLiteralExpression(value.map(data), width(value) >= lineWidth);
    if ('name' in value) return factory.createIdentifier(value.name);
    return factory.createNull();
  };

  return {
    ts,
    type,
    documented,
    data,
    objectType: (members) => factory.createTypeLiteralNode(members.map(signature)),
    union: (members) =>
      type(members.length > 1 ? members.map((member) => `\n    | ${member}`).join('') : members.join('')),
    interface: (name, members, heritage) =>
      factory.createInterfaceDeclaration(
        exported,
        name,
        undefined,
        heritage === undefined
          ? undefined
          : [
              factory.createHeritageClause(ts.SyntaxKind.ExtendsKeyword, [
                factory.createExpressionWithTypeArguments(factory.createIdentifier(heritage), undefined),
              ]),
            ],
        members.map(signature),
      ),
    alias: (name, of) => factory.createTypeAliasDeclaration(exported, name, undefined, type(of)),
    constant: (name, of, value, isExported) =>
      factory.createVariableStatement(
        isExported ? exported : undefined,
        factory.createVariableDeclarationList(
          [
            factory.createVariableDeclaration(
              name,
              undefined,
              of === undefined ? undefined : type(of),
              isExpression(value) ? value : data(value),
            ),
          ],
          ts.NodeFlags.Const,
        ),
      ),
    parameter: (name, of, fallback) =>
      factory.createParameterDeclaration(
        undefined,
        undefined,
        name,
        fallback === 'optional' ? factory.createToken(ts.SyntaxKind.QuestionToken) : undefined,
        type(of),
        fallback === 'optional' ? undefined : fallback,
      ),
    function: (name, parameters, returns, body) =>
      factory.createFunctionDeclaration(
        exported,
        undefined,
        name,
        undefined,
        parameters,
        type(returns),
        factory.createBlock(body, true),
      ),
    print: (statements) =>
      statements
        .map((statement) => {
          const text = printer.printNode(ts.EmitHint.Unspecified, statement, file);
          return ts.isFunctionDeclaration(statement) ? breakSignature(text) : text;
        })
        .join('\n\n')
        // The printer indents by four. No line of ours begins inside a string, so that halving is safe.
        .replace(/^(?: {4})+/gm, (blanks) => ' '.repeat(blanks.length / 2))
        .replace(/ +$/gm, ''),
  };
}

/** What an expression may take of a line. */
const lineWidth = 90;

/** About how many characters the value takes on one line. */
function width(value: Data): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object') return String(value).length;
  if (value instanceof Map) return [...value].reduce((sum, [key, item]) => sum + key.length + width(item) + 4, 4);
  if (isList(value)) return value.reduce<number>((sum, item) => sum + width(item) + 2, 2);
  return 'name' in value ? value.name.length : 4;
}

/** Gives each parameter of a function a line of its own where the signature is too long for one. The printer never does. */
function breakSignature(text: string): string {
  return text.replace(
    /^(export function \w+\()(.*)(\): .* \{)$/m,
    (line, head: string, parameters: string, tail: string) =>
      // No type of a parameter holds a comma: they are names, or names with one argument.
      line.length <= 120 ? line : `${head}\n    ${parameters.split(', ').join(',\n    ')},\n${tail}`,
  );
}

function isList(value: Data): value is readonly Data[] {
  return Array.isArray(value);
}

function isExpression(value: Data | TypeScript.Expression): value is TypeScript.Expression {
  return typeof value === 'object' && 'kind' in value;
}
