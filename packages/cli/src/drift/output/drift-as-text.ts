import Table from 'cli-table3';
import pc from 'picocolors';

import { formatDuration } from '../../reporters/format-duration.js';
import { groupBy } from '../../reporters/group-by.js';
import { plural } from '../../reporters/plural.js';
import { printable, printableLine } from '../../reporters/printable.js';
import { describeSetter } from '../describe-weakening.js';
import type { DriftReport, JudgedWeakening, ToolReport } from '../drift-report.js';
import {
  countWeakenings,
  describeAuthorship,
  describeDrift,
  describeWaiver,
  toolNames,
} from './describe-drift.js';
import type { Measured } from './measured.js';
import { localCommand } from '../../workspaces/package-manager.js';

type Colors = ReturnType<typeof pc.createColors>;

/**
 * Writes for a terminal how repositories stand to their standard: what is weaker, by tool and kind of file, who said so and
 * where; then a table.
 *
 * @param measured - The repositories.
 * @param color - Whether there are colours.
 * @returns The text.
 */
export function driftAsText(measured: readonly Measured[], color: boolean): string {
  const colors = pc.createColors(color);
  const isOne = measured.length === 1;
  const parts = measured.map((one) => {
    const head = isOne ? '' : `${colors.bold(colors.underline(titleOf(one)))}\n\n`;
    return one.kind === 'failed'
      ? `${head}${colors.red('✖ It could not be looked at:')} ${printable(one.reason)}\n`
      : `${head}${repositoryAsText(one.report, colors)}`;
  });
  return isOne ? parts.join('') : `${parts.join('\n')}\n${tableOfAll(measured, colors)}\n`;
}

function titleOf(one: Measured): string {
  const name = one.kind === 'report' ? one.report.repository : one.repository;
  return printableLine(`${name} (${one.folder})`);
}

function repositoryAsText(report: DriftReport, colors: Colors): string {
  const { notices, tools, weakenings } = report;
  const { passed, sentence } = describeDrift(report);
  const lines = [
    ...tools.flatMap((tool) => toolAsText(tool, report, colors)),
    ...notices.map(
      ({ column, file, line, message, severity }) =>
        `${severity === 'error' ? colors.red('✖') : colors.yellow('!')} ${file}:${String(line)}:${String(column)} ${printable(message)}`,
    ),
    ...(notices.length > 0 ? [''] : []),
    tableOf(report, colors),
    ...tools
      .filter(({ status }) => status === 'error')
      .map(
        ({ reason = '', tool }) =>
          `${colors.red(`${toolNames[tool]} could not be judged:`)} ${indent(reason)}`,
      ),
    ...tools
      .filter(({ status }) => status === 'skipped')
      .map(
        ({ reason = '', tool }) =>
          `${colors.yellow(`${toolNames[tool]} was skipped:`)} ${indent(reason)}`,
      ),
    passed ? colors.green(`✔ ${sentence}`) : colors.red(`✖ ${sentence}`),
    ...nextSteps(weakenings, colors),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function toolAsText({ standard, tool }: ToolReport, report: DriftReport, colors: Colors): string[] {
  const own = report.weakenings.filter((one) => one.tool === tool);
  if (own.length === 0) return [];
  const against =
    standard === undefined
      ? ''
      : colors.dim(`  held against ${standard.name} ${standard.version}, level ${report.level}`);
  const lines = [`${colors.bold(toolNames[tool])}${against}`, ''];
  for (const [kinds, ofKinds] of groupBy(own, kindsOf)) {
    if (kinds !== '') lines.push(`  ${colors.underline(printableLine(kinds))}`);
    for (const [, bySetter] of groupBy(ofKinds, ({ setBy }) =>
      JSON.stringify([setBy.file, setBy.object, setBy.package]),
    )) {
      lines.push(...settersAsText(bySetter, colors));
    }
    lines.push('');
  }
  return lines;
}

function kindsOf({ files, kinds }: JudgedWeakening): string {
  if (files === 0) return '';
  const counted = plural(files, 'file');
  return kinds.length === 0 ? counted : `${kinds.join(', ')}: ${counted}`;
}

function settersAsText(weakenings: readonly JudgedWeakening[], colors: Colors): string[] {
  const [first] = weakenings;
  if (first === undefined) return [];
  const setter = describeSetter(first.setBy);
  const rows = weakenings.map((one) => rowOf(one, colors));
  const width = Math.max(...weakenings.map(({ rule }) => printableLine(rule).length));
  return [
    `    ${colors.cyan(printableLine(first.setBy.file))}${setter === undefined ? '' : ` ${printableLine(setter)}`}`,
    ...rows.flatMap(({ head, rule, tail, under }) => [
      `      ${head} ${rule.padEnd(width)}  ${tail}`,
      ...under.map((line) => `            ${line}`),
    ]),
  ];
}

function rowOf(
  weakening: JudgedWeakening,
  colors: Colors,
): {
  readonly head: string;
  readonly rule: string;
  readonly tail: string;
  readonly under: readonly string[];
} {
  const {
    authorship,
    detail,
    effective,
    examples,
    fingerprint,
    isHint,
    rule,
    setBy,
    standard,
    status,
  } = weakening;
  const mark =
    status === 'waived' ? colors.dim('~') : isHint === true ? colors.yellow('!') : colors.red('✖');
  const waiver = describeWaiver(weakening);
  const about = [
    ...(authorship === undefined ? [] : [describeAuthorship(authorship)]),
    ...(examples.length === 0 ? [] : [`such as ${examples.join(', ')}`]),
  ];
  const line = setBy.line === undefined ? '    -' : String(setBy.line).padStart(5);
  return {
    head: `${colors.dim(line)} ${mark}`,
    rule: printableLine(rule),
    tail: `${printableLine(standard)} → ${printableLine(effective)}  ${colors.dim(fingerprint)}`,
    under: [
      ...(about.length === 0 ? [] : [colors.dim(printableLine(about.join(' · ')))]),
      ...(detail === undefined ? [] : [colors.dim(printableLine(detail))]),
      ...(waiver === undefined ? [] : [colors.yellow(printableLine(waiver))]),
    ],
  };
}

function tableOf({ tools, weakenings }: DriftReport, colors: Colors): string {
  const table = new Table({
    head: ['Tool', 'Standard', 'Result', 'Open', 'Hints', 'Waived', 'Time'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right'],
    // Colours are for the caller to decide.
    style: { head: [], border: [], compact: true },
  });
  for (const { durationMs, standard, status, tool } of tools) {
    const counts = countWeakenings(weakenings, tool);
    const known = status === 'followed' || status === 'weakened';
    const number = (count: number): string => (known ? String(count) : '-');
    table.push([
      toolNames[tool],
      standard === undefined ? '' : `${standard.name} ${standard.version}`,
      resultOf(status, colors),
      number(counts.open),
      number(counts.hints),
      number(counts.waived),
      formatDuration(durationMs),
    ]);
  }
  return table.toString();
}

function resultOf(status: ToolReport['status'], colors: Colors): string {
  switch (status) {
    case 'followed':
      return colors.green('✔ followed');
    case 'weakened':
      return colors.red('✖ weakened');
    case 'error':
      return colors.red('✖ error');
    case 'skipped':
      return colors.yellow('↓ skipped');
  }
}

/** One line for each repository, for those who look after many. */
function tableOfAll(measured: readonly Measured[], colors: Colors): string {
  const tools = Object.entries(toolNames) as [ToolReport['tool'], string][];
  const table = new Table({
    head: ['Repository', 'Level', 'Result', ...tools.map(([, name]) => name), 'Waived'],
    style: { head: [], border: [], compact: true },
  });
  for (const one of measured) {
    if (one.kind === 'failed') {
      table.push([titleOf(one), '-', colors.red('✖ unknown'), ...tools.map(() => '-'), '-']);
      continue;
    }
    const { exitCode, level, tools: reports, weakenings } = one.report;
    table.push([
      titleOf(one),
      level,
      exitCode === 0
        ? colors.green('✔ followed')
        : colors.red(exitCode === 1 ? '✖ weakened' : '✖ unknown'),
      ...tools.map(([tool]) => {
        const status = reports.find((report) => report.tool === tool)?.status;
        if (status === 'error' || status === 'skipped') return status;
        return String(countWeakenings(weakenings, tool).open);
      }),
      String(countWeakenings(weakenings).waived),
    ]);
  }
  return table.toString();
}

function nextSteps(weakenings: readonly JudgedWeakening[], colors: Colors): string[] {
  const example = weakenings.find(({ isHint, status }) => status === 'open' && isHint !== true);
  if (example === undefined) return [];
  return [
    '',
    colors.bold('What to do next'),
    '  - Take the setting back, or ask those who look after the standard.',
    `  - Accept one that has to stay, for a while and with a reason: ${localCommand('groundrules')} waive ${example.fingerprint} --drift`,
  ];
}

function indent(text: string): string {
  return printable(text.trim()).replaceAll('\n', '\n  ');
}
