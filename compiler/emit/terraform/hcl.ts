/**
 * A piece of HCL, printed as `terraform fmt` leaves it.
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

/** The text of an expression; when it takes several lines, they are indented for the place where it stands. */
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
  return items.length === 0 ? '' : `${printBody(items, '')}\n`;
}

function printBody(items: readonly HclItem[], indent: string): string {
  const widths = alignment(items);
  return items
    .map((item, index) => {
      const previous = items[index - 1];
      const apart = previous === undefined ? '' : item.kind === 'block' || previous.kind === 'block' ? '\n\n' : '\n';
      if (item.kind === 'block') return apart + printBlock(item, indent);
      return `${apart}${indent}${item.name.padEnd(widths[index] ?? 0)} = ${item.value}`;
    })
    .join('');
}

function printBlock(item: HclItem & { readonly kind: 'block' }, indent: string): string {
  const head = [item.type, ...item.labels.map((label) => JSON.stringify(label))].join(' ');
  if (item.body.length === 0) return `${indent}${head} {}`;
  return `${indent}${head} {\n${printBody(item.body, `${indent}  `)}\n${indent}}`;
}

/** The width of each name: neighbours whose expressions take one line have their `=` in one column. */
function alignment(items: readonly HclItem[]): readonly number[] {
  const widths: number[] = [];
  for (let from = 0; from < items.length; ) {
    let to = from;
    let width = 0;
    for (let item = items[to]; item?.kind === 'attribute' && !item.value.includes('\n'); item = items[to]) {
      width = Math.max(width, item.name.length);
      to += 1;
    }
    if (to === from) to += 1;
    for (; from < to; from += 1) widths.push(width);
  }
  return widths;
}
