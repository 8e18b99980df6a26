import { codeInMarkdown, escapeMarkdown } from '../reporters/escape-markdown.js';
import { helpAddress } from '../reporters/help-address.js';
import { plural } from '../reporters/plural.js';
import {
  beforeAfter,
  commitsText,
  percentText,
  readinessText,
  statusTexts,
  waiversText,
} from './describe-progress.js';
import type { ProgressReporter } from './load-reporter.js';
import type {
  AreaProgress,
  CommitKind,
  PracticeProgress,
  Progress,
  ProgressSummary,
  SectionProgress,
  Vulnerability,
  WaiverSummary,
} from './progress-summary.js';
import { sections } from './topics.js';
import { localCommand } from '../workspaces/package-manager.js';

/** More commits of a kind are counted and not listed. */
const shownCommits = 30;

/** More runs are left to the page and the file. */
const shownRuns = 10;

/**
 * Writes a progress summary as Markdown.
 *
 * @param summary - The summary.
 * @param context - Who writes it.
 * @returns The text.
 */
export const summaryAsMarkdown: ProgressReporter = (summary, { version }) => {
  const parts = [
    headOf(summary),
    overviewOf(summary),
    ...summary.sections.flatMap((section) => sectionOf(section, summary)),
    gatesOf(summary),
    ...waiversOf(summary),
    ...workOf(summary),
    ...commitsOf(summary),
    readinessOf(summary),
    ...trendOf(summary),
    ...listOf('Next steps', summary.nextSteps),
    ...listOf('Notes', summary.notes),
    `_Written by groundrules ${escapeMarkdown(version)}._`,
  ];
  return `${parts.join('\n\n')}\n`;
};

function headOf({ commit, date, overall, repository, since }: ProgressSummary): string {
  const lines = [
    `**Date:** ${date}`,
    `**Status:** ${statusOf(overall)}${overall.percent === undefined ? '' : ` (${percentText(overall)})`}`,
    ...(commit === null ? [] : [`**Commit:** ${codeInMarkdown(commit.slice(0, 12))}`]),
    ...(since === undefined ? [] : [`**Counted from:** ${since}`]),
  ];
  return `# Progress summary of ${escapeMarkdown(repository)}\n\n${lines.join('\\\n')}`;
}

function statusOf({ status }: Progress): string {
  const { sign, word } = statusTexts[status];
  return `${sign} ${word.toUpperCase()}`;
}

function overviewOf({ overall, sections }: ProgressSummary): string {
  const rows = sections.flatMap((section) => [
    rowOf(`**${section.title}**`, section),
    // One area of its own would only be said twice.
    ...(section.areas.length > 1 ? section.areas.map((area) => rowOf(area.area, area)) : []),
  ]);
  const remark = overall.remark === undefined ? '' : `\n\n${escapeMarkdown(overall.remark)}`;
  return `## Overview\n\n${table(
    ['Area', 'Status', 'Done', 'Start → now', 'Accepted'],
    ['---', '---', '--:', '--:', '--:'],
    [...rows, rowOf('**All**', overall)],
  )}${remark}`;
}

function rowOf(name: string, progress: Progress): string[] {
  return [
    name,
    statusOf(progress),
    percentText(progress),
    beforeAfter(progress),
    String(progress.accepted),
  ];
}

function sectionOf(section: SectionProgress, summary: ProgressSummary): string[] {
  const isAlone = section.areas.length === 1;
  return [
    `## ${section.title} (${statusOf(section)}${section.percent === undefined ? '' : `, ${percentText(section)}`})`,
    ...(section.remark !== undefined && !isAlone ? [escapeMarkdown(section.remark)] : []),
    ...(section.id === 'security' ? vulnerabilitiesOf(summary) : []),
    ...section.areas.flatMap((area) => areaOf(area, isAlone, summary)),
  ];
}

function areaOf(area: AreaProgress, isAlone: boolean, summary: ProgressSummary): string[] {
  return [
    ...(isAlone ? [] : [`### ${area.area} (${statusOf(area)})`]),
    ...(area.remark === undefined ? [] : [escapeMarkdown(area.remark)]),
    ...(area.area === 'docs' ? [coverageOf(summary)] : []),
    ...(area.practices.length === 0
      ? []
      : [
          table(
            ['Practice', 'Python', 'Start → now', 'Accepted'],
            ['---', '---', '--:', '--:'],
            area.practices.map(practiceRow),
          ),
        ]),
    ...cleanOf(area),
  ];
}

function practiceRow(practice: PracticeProgress): string[] {
  const { accepted, id, python = '', title } = practice;
  const address = helpAddress({ practice: id === 'correctness' ? null : id });
  const name = address === undefined ? id : `[${id}](${address})`;
  return [`${name}: ${escapeMarkdown(title)}`, python, beforeAfter(practice), String(accepted)];
}

function cleanOf({ clean, practices, status }: AreaProgress): string[] {
  if (clean === 0 || status === 'pending' || status === 'unknown') return [];
  if (practices.length === 0) return ['Nothing was found.'];
  return [`Nothing was found of ${plural(clean, 'other practice')}.`];
}

function coverageOf({ docs }: ProgressSummary): string {
  if ('unknown' in docs)
    return `How much is documented is not known: ${escapeMarkdown(docs.unknown)}`;
  if ('nothing' in docs) return escapeMarkdown(docs.nothing);
  const below = docs.packages.filter(({ reaches }) => !reaches);
  const list = below.map(
    ({ documented, folder, public: all }) =>
      `- ${codeInMarkdown(folder)} is below: ${String(documented)} of ${String(all)}`,
  );
  return [
    `**${String(docs.percent)} %** of the public names are documented: ${String(docs.documented)} of ${String(docs.public)}. Each package has to reach ${String(docs.threshold)} %.`,
    ...(list.length === 0 ? [] : ['', ...list]),
  ].join('\n');
}

function vulnerabilitiesOf({ vulnerabilities }: ProgressSummary): string[] {
  const { list, unknown } = vulnerabilities;
  if (unknown !== undefined) {
    return [`### Vulnerabilities\n\nThey are not known. ${escapeMarkdown(unknown)}`];
  }
  const count = (status: Vulnerability['status']): string =>
    String(list.filter((one) => one.status === status).length);
  const blocks = (['fixed', 'accepted', 'open'] as const).flatMap((status) => {
    const found = list.filter((one) => one.status === status);
    if (found.length === 0) return [];
    return [`#### ${vulnerabilityTitles[status]}\n\n${found.map(vulnerabilityOf).join('\n')}`];
  });
  return [
    `### Vulnerabilities\n\n${count('fixed')} fixed, ${count('accepted')} accepted, ${count('open')} open.`,
    ...blocks,
  ];
}

const vulnerabilityTitles = {
  fixed: 'Fixed',
  accepted: 'Accepted risks',
  open: 'Open',
} as const;

function vulnerabilityOf(one: Vulnerability): string {
  const field = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`  - ${name}: ${escapeMarkdown(value)}`];
  const until = one.expires === undefined ? '' : ` until ${one.expires}`;
  return [
    `- **${escapeMarkdown(one.id)}**: ${escapeMarkdown(one.message)}`,
    ...field('Severity', one.severity ?? 'not known'),
    ...field('Reason', one.reason),
    ...field('Investigation', one.investigation),
    ...field('Mitigation', one.mitigation),
    ...field('Owner', one.owner),
    `  - Status: ${one.status === 'fixed' ? `**fixed**, last found on ${one.lastSeen ?? ''}` : `**${one.status}**${until}`}`,
  ].join('\n');
}

function gatesOf({ gates }: ProgressSummary): string {
  const rows = gates.map(({ counts, mode, name, reason, status }) => {
    const known = status === 'passed' || status === 'failed';
    const number = (count: number): string => (known ? String(count) : '–');
    return [
      name,
      mode === 'block' ? 'blocks' : 'advises',
      `${status}${reason === undefined ? '' : `: ${escapeMarkdown(reason.split('\n', 1)[0] ?? '')}`}`,
      number(counts.open),
      number(counts.waived),
      number(counts.baselined),
    ];
  });
  return `## What blocks and what advises\n\n${table(
    ['Gate', 'Mode', 'Result', 'Open', 'Waived', 'Baselined'],
    ['---', '---', '---', '--:', '--:', '--:'],
    rows,
  )}`;
}

function waiversOf(summary: ProgressSummary): string[] {
  const { ended, ending } = summary.waivers;
  return [
    `## Waivers\n\n${waiversText(summary)}`,
    ...(ended.length === 0 ? [] : [`### Past their date\n\n${waiverTable(ended)}`]),
    ...(ending.length === 0 ? [] : [`### About to end\n\n${waiverTable(ending)}`]),
  ];
}

function waiverTable(waivers: readonly WaiverSummary[]): string {
  return table(
    ['Waiver', 'Gate', 'Ends', 'Days left', 'Owner', 'Reason'],
    ['---', '---', '---', '--:', '---', '---'],
    waivers.map(({ daysLeft, expires, gate, id, owner, reason }) => [
      codeInMarkdown(id),
      gate,
      expires,
      String(daysLeft),
      escapeMarkdown(owner),
      escapeMarkdown(reason),
    ]),
  );
}

function workOf({ work }: ProgressSummary): string[] {
  if (work.length === 0) return ['## Remaining work\n\nThere is none.'];
  const rows = work.map(({ effort, files, findings, practice, python = '', title }) => [
    effort,
    `${practice}: ${escapeMarkdown(title)}`,
    python,
    String(findings),
    String(files),
  ]);
  return [
    `## Remaining work\n\nWhat is automatic is repaired by \`${localCommand('groundrules')} check --fix\`; the rest is small up to 5 findings and medium up to 25.\n\n${table(
      ['Effort', 'What', 'Python', 'Findings', 'Files'],
      ['---', '---', '---', '--:', '--:'],
      rows,
    )}`,
  ];
}

function commitsOf({ commits }: ProgressSummary): string[] {
  if (commits === undefined) return [];
  return [
    `## Commits\n\n${escapeMarkdown(commitsText(commits))}`,
    ...commits.kinds.map(
      (kind) =>
        `### ${escapeMarkdown(kind.title)} (${String(kind.commits.length)})\n\n${commitList(kind)}`,
    ),
  ];
}

function commitList({ commits }: CommitKind): string {
  const lines = commits
    .slice(0, shownCommits)
    .map(
      ({ breaking, hash, scope, subject }) =>
        `- ${codeInMarkdown(hash)} ${breaking ? '**breaking** ' : ''}${scope === undefined ? '' : `${escapeMarkdown(scope)}: `}${escapeMarkdown(subject)}`,
    );
  const rest = commits.length - lines.length;
  return [...lines, ...(rest > 0 ? [`- and ${String(rest)} more`] : [])].join('\n');
}

function readinessOf({ readiness }: ProgressSummary): string {
  const { before, criteria } = readiness;
  const signs = { met: '✅ met', unmet: '⏳ not met', unknown: '❔ not known' };
  const lines = criteria.map(
    ({ evidence, state, title }) =>
      `- ${signs[state]}: ${escapeMarkdown(title)} (${escapeMarkdown(evidence.split('\n', 1)[0] ?? '')})`,
  );
  const earlier = before === undefined ? '' : ` On ${before.date} it was ${readinessText(before)}.`;
  return `## Readiness: ${readinessText(readiness)}\n\nCriteria that are met.${earlier}\n\n${lines.join('\n')}`;
}

function trendOf({ trend }: ProgressSummary): string[] {
  if (trend.length < 2) return [];
  const shown = trend.slice(-shownRuns);
  const rows = shown.map(({ accepted, commit, date, docs, remaining }) => [
    date,
    commit === null ? '' : codeInMarkdown(commit.slice(0, 7)),
    ...sections.map(({ id }) => String(remaining[id] ?? '–')),
    String(accepted),
    docs === undefined ? '–' : `${String(docs)} %`,
  ]);
  const scope =
    shown.length < trend.length
      ? `The last ${String(shown.length)} of ${String(trend.length)} runs: `
      : '';
  return [
    `## Trend\n\n${scope}${scope === '' ? 'W' : 'w'}hat was left at each run.\n\n${table(
      ['Day', 'Commit', ...sections.map(({ title }) => title), 'Accepted', 'Documented'],
      ['---', '---', '--:', '--:', '--:', '--:', '--:'],
      rows,
    )}`,
  ];
}

function listOf(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [`## ${title}\n\n${items.map((item) => `- ${escapeMarkdown(item.trim())}`).join('\n')}`];
}

function table(
  heads: readonly string[],
  rules: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [heads, rules, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
