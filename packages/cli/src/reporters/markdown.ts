import type { DetailedFinding } from '../findings/finding.js';
import { collapseLayout } from './collapse-layout.js';
import { describeVerdict } from './describe-verdict.js';
import { codeInMarkdown, escapeMarkdown } from './escape-markdown.js';
import { escapeHtml } from './escape-html.js';
import { groupBy } from './group-by.js';
import { helpAddress } from './help-address.js';
import { linkTo } from './link-to.js';
import { joinWithin } from './markdown/join-within.js';
import { nextSteps } from './next-steps.js';
import { plural } from './plural.js';
import { printableLine } from './printable.js';
import type { DetailedReport, Reporter, ReporterContext } from './reporter.js';
import { gateColumns, summarizeGates } from './summarize-gates.js';
import { localCommand } from '../workspaces/package-manager.js';

/** Forges take comments of 65,536 characters; something may be put around it. */
const longest = 64_000;

/** More files than these are folded, so that a comment stays a glance. */
const shownFiles = 5;

/** More findings of a file are counted and not listed. */
const shownPerFile = 50;

/** More remarks on the run are left to the terminal. */
const shownNotes = 10;

/** More characters of a message, or of a reason, are not shown. */
const longestText = 400;

/**
 * Writes a report as Markdown for a comment on a pull request: the verdict, the gates, and what is open by file;
 * what is waived or known is folded.
 *
 * @param report - The report.
 * @param context - Where it is written to.
 * @returns The text, of a length that forges take.
 */
export const reportAsMarkdown: Reporter = (report, context) => {
  const open = report.findings.filter(({ status }) => status === 'open');
  const files = [...groupBy(open, ({ file }) => file)];
  return joinWithin(
    longest,
    [headOf(report, context), tableOf(report), ...outcomesOf(report), ...nextStepsOf(report)],
    [
      ...files.map(([file, findings]) => ({
        text: fileBlock(file, findings, context, files.length > shownFiles),
        count: findings.length,
      })),
      ...foldedBlocks('Waived', 'waived', report, context),
      ...foldedBlocks('Known in the baseline', 'baselined', report, context),
    ],
    (count) =>
      `_${plural(count, 'more finding')} left out, as this is as long as a comment may be. \`${localCommand('groundrules')} check\` lists ${count === 1 ? 'it' : 'them all'}._`,
  );
};

function headOf(report: DetailedReport, { since }: ReporterContext): string {
  const { passed, sentence } = describeVerdict(report);
  const scope =
    since === undefined ? '' : `\n\nOnly what changed since ${codeInMarkdown(since)} counts.`;
  return `### ${passed ? '✅' : '❌'} Groundrules: ${sentence}${scope}`;
}

function tableOf(report: DetailedReport): string {
  const rows = summarizeGates(report).map(({ counts, gate, mode, name, time }) => [
    name,
    mode,
    gate.status === 'failed' ? '**failed**' : gate.status === 'error' ? '**error**' : gate.status,
    ...counts,
    time,
  ]);
  return [gateColumns, ['---', '---', '---', '--:', '--:', '--:', '--:', '--:'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function outcomesOf({ gates, notes }: DetailedReport): string[] {
  const ofStatus = (status: 'error' | 'skipped', what: string): string[] =>
    gates
      .filter((gate) => gate.status === status)
      .map(({ name, reason = '' }) => `- **${name} ${what}:** ${shorten(reason)}`);
  const lines = [
    ...ofStatus('error', 'could not do its work'),
    ...ofStatus('skipped', 'was skipped'),
    ...notes.slice(0, shownNotes).map((note) => `- ${shorten(note)}`),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function nextStepsOf(report: DetailedReport): string[] {
  const steps = nextSteps(report);
  if (steps.length === 0) return [];
  return [`**What to do next**\n\n${steps.map((step) => `- ${escapeMarkdown(step)}`).join('\n')}`];
}

function fileBlock(
  file: string,
  findings: readonly DetailedFinding[],
  context: ReporterContext,
  folded: boolean,
): string {
  const entries = collapseLayout(findings);
  const lines = entries
    .slice(0, shownPerFile)
    .map((entry) => lineOf(entry, context, placeOf(entry)));
  const rest = entries.length - lines.length;
  if (rest > 0) lines.push(`- and ${String(rest)} more`);
  const list = lines.join('\n');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const counts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(errors < findings.length ? [plural(findings.length - errors, 'warning')] : []),
  ].join(', ');
  return folded
    ? details(`<code>${escapeHtml(printableLine(file))}</code>: ${counts}`, list)
    : `#### ${codeInMarkdown(file)}\n\n${list}`;
}

function foldedBlocks(
  title: string,
  wanted: 'baselined' | 'waived',
  { findings }: DetailedReport,
  context: ReporterContext,
): { readonly text: string; readonly count: number }[] {
  const found = findings.filter(({ status }) => status === wanted);
  if (found.length === 0) return [];
  // What is waived has a reason each.
  const entries = wanted === 'baselined' ? collapseLayout(found) : found;
  const lines = entries
    .slice(0, shownPerFile)
    .map((entry) => lineOf(entry, context, codeInMarkdown(`${entry.file}:${String(entry.line)}`)));
  const rest = entries.length - lines.length;
  if (rest > 0) lines.push(`- and ${String(rest)} more`);
  return [
    { text: details(`${title}: ${String(found.length)}`, lines.join('\n')), count: found.length },
  ];
}

function placeOf({ column, line }: DetailedFinding): string {
  return `${String(line)}:${String(column)}`;
}

function lineOf(finding: DetailedFinding, context: ReporterContext, place: string): string {
  const { message, practice, raw, reason, rule, severity, status } = finding;
  const address = helpAddress(raw);
  const code = codeInMarkdown(rule);
  return [
    `- ${linkedPlace(finding, context, place)}`,
    severity === 'error' ? '**error**' : 'warning',
    shorten(message),
    `(${practice === null ? '' : `${practice}, `}${address === undefined ? code : `[${code}](${address})`})`,
    ...(raw.fixable === true ? ['fixable'] : []),
    ...(status === 'waived' && reason !== undefined ? [`— _${shorten(reason)}_`] : []),
  ].join(' ');
}

/** Nobody knows where a comment is shown, so that a relative link would lead anywhere. */
function linkedPlace(finding: DetailedFinding, context: ReporterContext, place: string): string {
  const address = linkTo(finding, context);
  return address === undefined ? place : `[${place}](${address})`;
}

function shorten(text: string): string {
  const line = text.trim().replaceAll(/\s*[\n\r]\s*/gu, ' ');
  return escapeMarkdown(
    line.length > longestText ? `${line.slice(0, longestText).trimEnd()}…` : line,
  );
}

function details(summary: string, content: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
