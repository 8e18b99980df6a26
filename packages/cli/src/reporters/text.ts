import pc from 'picocolors';

import { workspaceOf } from '../workspaces/workspace-of.js';
import { collapseLayout, type Entry } from './collapse-layout.js';
import { helpOf } from './help-of.js';
import { practiceOf } from './practice-of.js';
import { printable, printableLine } from './printable.js';
import type { DetailedReport, Reporter } from './reporter.js';
import { groupBy } from './group-by.js';
import { summarizeAsText } from './text-summary.js';

type Colors = ReturnType<typeof pc.createColors>;

/**
 * Writes a report for a terminal: what is open by package, file, practice and rule, and then how each gate
 * stands and what to do.
 *
 * @param report - The report.
 * @param context - Where it is written to.
 * @returns The text.
 */
export const reportAsText: Reporter = (report, context) => {
  const colors = pc.createColors(context.color);
  return `${findingsOf(report, colors)}${summarizeAsText(report, context)}`;
};

function findingsOf({ findings, workspaces }: DetailedReport, colors: Colors): string {
  const open = collapseLayout(findings.filter(({ status }) => status === 'open'));
  const lines: string[] = [];
  for (const [folder, inWorkspace] of groupBy(open, ({ workspace }) => workspace)) {
    if (workspaces.length > 1) {
      const { name } = workspaceOf(folder, workspaces);
      const place = folder === '.' ? 'root' : folder;
      lines.push(
        `${colors.bold(printableLine(name))} ${colors.dim(`(${printableLine(place)})`)}`,
        '',
      );
    }
    for (const [file, inFile] of groupBy(inWorkspace, (finding) => finding.file)) {
      lines.push(colors.underline(printableLine(file)), ...practicesOf(inFile, colors), '');
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function practicesOf(findings: readonly Entry[], colors: Colors): string[] {
  const lines: string[] = [];
  for (const [id, inPractice] of groupBy(findings, ({ practice }) => practice)) {
    const practice = practiceOf(id);
    const python = practice?.python === undefined ? '' : `, ${practice.python} in Python`;
    const title = practice === undefined ? '' : colors.dim(`  ${practice.title}${python}`);
    lines.push(`  ${colors.bold(id ?? 'correctness')}${title}`);
    for (const [rule, inRule] of groupBy(inPractice, (finding) => finding.rule)) {
      const [first] = inRule;
      const help = first === undefined ? undefined : helpOf(first.raw);
      const address = help === undefined ? '' : `  ${colors.dim(printableLine(help))}`;
      lines.push(
        `    ${colors.cyan(printableLine(rule))}${address}`,
        ...messagesOf(inRule, colors),
      );
    }
  }
  return lines;
}

function messagesOf(findings: readonly Entry[], colors: Colors): string[] {
  const placeOf = ({ column, line }: Entry): string => `${String(line)}:${String(column)}`;
  const width = Math.max(...findings.map((finding) => placeOf(finding).length));
  return findings.map((finding) => {
    const severity =
      finding.severity === 'error' ? colors.red('error  ') : colors.yellow('warning');
    const [first = '', ...rest] = printable(finding.message.trim()).split('\n');
    const fixable = finding.raw.fixable === true ? colors.green('  fixable') : '';
    const place = colors.dim(placeOf(finding).padStart(width));
    // One that stands for several has no fingerprint to be known by.
    const known = finding.places === undefined ? `  ${colors.dim(finding.fingerprint)}` : '';
    const head = `      ${place}  ${severity}  ${first}${fixable}${known}`;
    // The lines of a longer message stand under its first.
    const indent = ' '.repeat(width + 17);
    return [head, ...rest.map((line) => `${indent}${line}`)].join('\n');
  });
}
