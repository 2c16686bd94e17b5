import type { Colors } from 'picocolors/types.js';
import type { Severity } from '../diagnostics/index.js';
import { codeFrame } from './code-frame.js';
import { countOf, type Finding, placeOf, positionOf } from './finding.js';
import { printable } from './printable.js';

/** Findings of one code that are shown in full, unless all are wanted. */
const shown = 3;

/** Errors last: the end of the output is what a person sees first. */
const order: readonly Severity[] = ['info', 'warning', 'error'];

/** What {@link findingsText} shows. */
export interface FindingsTextOptions {
  readonly colors: Colors;
  /** Show every finding instead of the first few of each code. Default false. */
  readonly all?: boolean;
}

/** Findings as text for a person, each a code frame with what is wrong and how to mend it. Empty without findings. */
export function findingsText(findings: readonly Finding[], { colors, all = false }: FindingsTextOptions): string {
  const blocks: string[] = [];
  for (const severity of order) {
    const byCode = new Map<string, Finding[]>();
    for (const finding of findings) {
      if (finding.diagnostic.severity !== severity) continue;
      const same = byCode.get(finding.diagnostic.code);
      if (same === undefined) byCode.set(finding.diagnostic.code, [finding]);
      else same.push(finding);
    }
    for (const [code, same] of byCode) {
      const some = all || same.length === shown + 1 ? same : same.slice(0, shown);
      for (const finding of some) blocks.push(findingText(finding, colors));
      const more = same.length - some.length;
      if (more > 0) {
        blocks.push(
          `${colors.dim(`… and ${count(more)} more ${code} like ${some.length === 1 ? 'it' : 'these'}; --all shows them.`)}\n`,
        );
      }
    }
  }
  return blocks.map((block) => `${block}\n`).join('');
}

/** `2 errors, 1 warning`, or an empty string. */
export function countsText(findings: readonly Finding[]): string {
  const words = { error: 'error', warning: 'warning', info: 'note' } as const;
  return (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: countOf(findings, severity) }))
    .filter((entry) => entry.count > 0)
    .map((entry) => `${count(entry.count)} ${words[entry.severity]}${entry.count === 1 ? '' : 's'}`)
    .join(', ');
}

function findingText(finding: Finding, colors: Colors): string {
  const { code, severity, message, mend, aws } = finding.diagnostic;
  const place = placeOf(finding);
  const position = positionOf(finding);
  // A line of a file that is no text tells nobody anything.
  const hasLine = position !== undefined && code !== 'file-binary';
  const line = hasLine ? finding.sources?.line(position.file, position.line) : undefined;
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
  const head = `${paint(severity === 'info' ? 'note' : severity)} ${colors.dim(code)}`;
  return [
    place === undefined ? head : `${colors.bold(printable(place))}: ${head}`,
    ...(position === undefined || line === undefined ? [] : [colors.dim(codeFrame(position, line))]),
    `      ${printable(message)}`,
    ...(aws === undefined ? [] : [`      AWS says: ${printable(aws)}`]),
    `      ${colors.green('→')} ${printable(mend)}`,
    '',
  ].join('\n');
}

/** A number with the thousands set apart, whatever the machine's language is. */
function count(value: number): string {
  return value.toLocaleString('en');
}
