import { codeInMarkdown, escapeMarkdown } from '../../reporters/escape-markdown.js';
import { joinWithin } from '../../reporters/markdown/join-within.js';
import { plural } from '../../reporters/plural.js';
import { describeSetter } from '../describe-weakening.js';
import type { DriftReport, JudgedWeakening } from '../drift-report.js';
import {
  countWeakenings,
  describeAuthorship,
  describeDrift,
  describeWaiver,
  toolNames,
} from './describe-drift.js';
import type { Measured } from './measured.js';

/** Forges take comments of 65,536 characters; something may be put around it. */
const longest = 64_000;

/**
 * Writes how repositories stand to their standard as Markdown, for a comment or a page of a platform team.
 *
 * @param measured - The repositories.
 * @returns The text, of a length that forges take.
 */
export function driftAsMarkdown(measured: readonly Measured[]): string {
  return joinWithin(
    longest,
    measured.length === 1 ? [] : [overview(measured)],
    measured.flatMap((one) =>
      one.kind === 'failed'
        ? [
            {
              text: `### ❌ ${escapeMarkdown(one.repository)}: it could not be looked at\n\n${escapeMarkdown(one.reason)}`,
              count: 1,
            },
          ]
        : blocksOf(one.report),
    ),
    (count) =>
      `_${plural(count, 'more setting')} left out, as this is as long as a comment may be._`,
  );
}

function overview(measured: readonly Measured[]): string {
  const tools = Object.entries(toolNames) as [keyof typeof toolNames, string][];
  const rows = measured.map((one) => {
    if (one.kind === 'failed') {
      return [escapeMarkdown(one.repository), '', '**unknown**', ...tools.map(() => ''), ''];
    }
    const { exitCode, level, repository, weakenings } = one.report;
    return [
      escapeMarkdown(repository),
      level,
      exitCode === 0 ? 'followed' : exitCode === 1 ? '**weakened**' : '**unknown**',
      ...tools.map(([tool]) => String(countWeakenings(weakenings, tool).open)),
      String(countWeakenings(weakenings).waived),
    ];
  });
  return table(['Repository', 'Level', 'Result', ...tools.map(([, name]) => name), 'Waived'], rows);
}

function blocksOf(report: DriftReport): { readonly text: string; readonly count: number }[] {
  const { notices, repository, tools, weakenings } = report;
  const { passed, sentence } = describeDrift(report);
  const remarks = [
    ...tools
      .filter(({ reason }) => reason !== undefined)
      .map(
        ({ reason = '', status, tool }) =>
          `- **${toolNames[tool]} ${status === 'error' ? 'could not be judged' : 'was skipped'}:** ${escapeMarkdown(reason)}`,
      ),
    ...notices.map(({ message }) => `- ${escapeMarkdown(message)}`),
  ];
  const head = `### ${passed ? '✅' : '❌'} Drift of ${escapeMarkdown(repository)}: ${escapeMarkdown(sentence)}`;
  return [
    { text: [head, ...(remarks.length > 0 ? [remarks.join('\n')] : [])].join('\n\n'), count: 0 },
    ...tools.flatMap(({ standard, tool }) => {
      const own = weakenings.filter((one) => one.tool === tool);
      if (own.length === 0) return [];
      const against =
        standard === undefined
          ? ''
          : `, held against ${codeInMarkdown(standard.name)} ${standard.version}`;
      return [
        {
          text: `#### ${toolNames[tool]}${against}\n\n${table(
            ['Setting', 'Standard → effective', 'Files', 'Where', 'Who', 'Status'],
            own.map(rowOf),
          )}`,
          count: own.length,
        },
      ];
    }),
  ];
}

function rowOf(weakening: JudgedWeakening): string[] {
  const {
    authorship,
    effective,
    files,
    fingerprint,
    isHint,
    kinds,
    rule,
    setBy,
    standard,
    status,
  } = weakening;
  const setter = describeSetter(setBy);
  const place = `${setBy.file}${setBy.line === undefined ? '' : `:${String(setBy.line)}`}`;
  const waiver = describeWaiver(weakening);
  const state = status === 'waived' ? '' : isHint === true ? 'hint' : '**open**';
  return [
    codeInMarkdown(rule),
    `${codeInMarkdown(standard)} → ${codeInMarkdown(effective)}`,
    files === 0 ? '' : escapeMarkdown(`${String(files)} ${kinds.join(', ')}`),
    [codeInMarkdown(place), ...(setter === undefined ? [] : [escapeMarkdown(setter)])].join(' '),
    authorship === undefined ? '' : escapeMarkdown(describeAuthorship(authorship)),
    [state, ...(waiver === undefined ? [] : [escapeMarkdown(waiver)]), codeInMarkdown(fingerprint)]
      .filter((text) => text !== '')
      .join(' '),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
