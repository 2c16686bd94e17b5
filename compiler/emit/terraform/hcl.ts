/**
 * A piece of HCL, as `terraform fmt` leaves it: a body is a list of these.
 *
 * @see https://developer.hashicorp.com/terraform/language/style
 */
export type HclItem =
  /** `name = expression`. */
  | { readonly kind: 'attribute'; readonly name: string; readonly value: Expression }
  /** `type "label" { … }`. */
  | {
      readonly kind: 'block';
      readonly type: string;
      readonly labels: readonly string[];
      readonly body: readonly HclItem[];
    };

/** The text of an expression; of several lines when it holds a line break, indented as if it stood at the margin. */
export type Expression = string;

export const attribute = (name: string, value: Expression): HclItem => ({ kind: 'attribute', name, value });

export const block = (type: string, labels: readonly string[], body: readonly HclItem[]): HclItem => ({
  kind: 'block',
  type,
  labels,
  body,
});

/** The items of a file, blocks apart from one another by an empty line. */
export function printHcl(items: readonly HclItem[]): string {
  return `${printBody(items, '').join('\n')}\n`;
}

function printBody(items: readonly HclItem[], indent: string): string[] {
  const lines: string[] = [];
  items.forEach((item, index) => {
    const previous = items[index - 1];
    if (item.kind === 'block') {
      if (previous !== undefined) lines.push('');
      lines.push(...printBlock(item, indent));
      return;
    }
    if (previous?.kind === 'block') lines.push('');
    const width = alignment(items, index);
    lines.push(...indented(`${item.name.padEnd(width)} = ${item.value}`, indent));
  });
  return lines;
}

function printBlock(item: HclItem & { readonly kind: 'block' }, indent: string): string[] {
  const head = [item.type, ...item.labels.map((label) => JSON.stringify(label))].join(' ');
  if (item.body.length === 0) return [`${indent}${head} {}`];
  return [`${indent}${head} {`, ...printBody(item.body, `${indent}  `), `${indent}}`];
}

/** The width of the names among which the attribute stands: neighbours whose expressions take one line are aligned. */
function alignment(items: readonly HclItem[], index: number): number {
  const one = (at: number): string | undefined => {
    const item = items[at];
    return item?.kind === 'attribute' && !item.value.includes('\n') ? item.name : undefined;
  };
  const own = one(index);
  if (own === undefined) return 0;
  let width = own.length;
  for (let at = index - 1; ; at -= 1) {
    const name = one(at);
    if (name === undefined) break;
    width = Math.max(width, name.length);
  }
  for (let at = index + 1; ; at += 1) {
    const name = one(at);
    if (name === undefined) break;
    width = Math.max(width, name.length);
  }
  return width;
}

/** Indents all lines but those within a heredoc, whose text counts as it is. */
function indented(text: string, indent: string): string[] {
  return text.split('\n').map((line) => (line === '' ? '' : indent + line));
}
