import { describeFix } from '@groundrules/audit/judge';
import pc from 'picocolors';

import { describeCure, describeRisk, describeWay } from '../gates/audit/describe-vulnerability.js';
import { groupBy } from '../reporters/group-by.js';
import { printable, printableLine } from '../reporters/printable.js';
import { factsOf } from '../gates/audit/supply-chain/supply-chain-rules.js';
import type { AuditEntry, AuditResult, SupplyChainEntry } from './audit-result.js';
import { describeDecision } from './describe-decision.js';
import { describeEntry } from './describe-entry.js';
import { describeBasis, describeResult } from './describe-result.js';
import { localCommand } from '../workspaces/package-manager.js';

type Colors = ReturnType<typeof pc.createColors>;

/**
 * Writes an audit for a terminal: by package, what it has and what to do, and at the end what that rests on.
 *
 * @param result - The audit.
 * @param color - Whether the text may hold escape sequences for colours.
 * @returns The text.
 */
export function auditAsText(result: AuditResult, color: boolean): string {
  const colors = pc.createColors(color);
  const { entries, notices } = result;
  const packages = groupBy(entries, ({ vulnerability }) => vulnerability.advisory.package);
  const lines = [
    ...[...packages].flatMap(([name, group]) => [
      colors.bold(printableLine(name)),
      ...group.flatMap((entry) => linesOf(entry, colors)),
      '',
    ]),
    ...supplyChainLines(result, colors),
    ...notices.flatMap(({ file, line, message, severity }) => [
      `${severity === 'error' ? colors.red('error') : colors.yellow('warning')}  ${colors.dim(`${printableLine(file)}:${String(line)}`)}  ${printableLine(message)}`,
      '',
    ]),
    ...endOf(result, colors),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * Writes how an audit ended, and what that rests on.
 *
 * @param result - The audit.
 * @param color - Whether the text may hold escape sequences for colours.
 * @returns The text.
 */
export function auditSummaryAsText(result: AuditResult, color: boolean): string {
  return endOf(result, pc.createColors(color))
    .map((line) => `${line}\n`)
    .join('');
}

function endOf(result: AuditResult, colors: Colors): string[] {
  const { passed, sentence } = describeResult(result);
  const basis = describeBasis(result);
  const blocking = result.entries.filter(({ standing }) => standing === 'blocks');
  // What can be mended is not to be lived with.
  const next =
    blocking.find(({ vulnerability }) => describeFix(vulnerability) === undefined) ?? blocking[0];
  const text = indent(sentence);
  return [
    lineOf(passed, text, colors),
    ...(next === undefined
      ? []
      : [
          `What can't be mended yet is accepted until a day, with a reason: ${localCommand('groundrules')} audit${offlineOf(result)} --accept ${next.vulnerability.advisory.id}`,
        ]),
    ...basis.map(printable),
  ];
}

/** What was found in a database is accepted by asking it again. */
function offlineOf({ offline }: AuditResult): string {
  if (offline === undefined) return '';
  return ` --offline ${/^[\w./:@\\-]+$/u.test(offline) ? offline : JSON.stringify(offline)}`;
}

function lineOf(
  passed: ReturnType<typeof describeResult>['passed'],
  text: string,
  colors: Colors,
): string {
  if (passed === 'partly') return colors.yellow(`⚠ ${text}`);
  return passed ? colors.green(`✔ ${text}`) : colors.red(`✖ ${text}`);
}

function linesOf(entry: AuditEntry, colors: Colors): string[] {
  const { finding, standing, vulnerability } = entry;
  const { advisory, versions } = vulnerability;
  const row = (head: string, text: string): string =>
    `    ${colors.dim(head.padEnd(8))}  ${printableLine(text)}`;
  return [
    `  ${colors.cyan(printableLine(advisory.id))}  ${printableLine(versions.join(', '))}  ${printableLine(describeRisk(vulnerability))}  ${standingOf(standing, colors)}`,
    `    ${printableLine(advisory.title.trim())}`,
    row('way', describeWay(vulnerability)),
    row('fix', describeCure(vulnerability)),
    ...describeDecision(entry).map((decision) => row('waiver', decision)),
    ...(advisory.url === undefined ? [] : [row('read', advisory.url)]),
    row('listed', `${finding.file}:${String(finding.line)}`),
  ];
}

/** One line a package, by what is wrong with it: of that there may be dozens. */
function supplyChainLines({ supplyChain }: AuditResult, colors: Colors): string[] {
  if (supplyChain.length === 0) return [];
  const placeOf = ({ finding: { file, line } }: SupplyChainEntry): string =>
    `${printableLine(file)}:${String(line)}`;
  const width = Math.max(...supplyChain.map((entry) => placeOf(entry).length));
  const lines = [...groupBy(supplyChain, ({ finding }) => finding.rule)].flatMap(
    ([rule, entries]) => [
      `  ${colors.cyan(rule)}  ${factsOf(rule)?.title ?? ''}: ${String(entries.length)}`,
      ...entries.map((entry) => {
        const place = colors.dim(placeOf(entry).padEnd(width));
        const standing = standingOf(entry.standing, colors);
        const gap = ' '.repeat('accepted'.length - entry.standing.length);
        return `    ${standing}${gap}  ${place}  ${printableLine(describeEntry(entry))}`;
      }),
      ...[factsOf(rule)?.todo ?? []].flat().map((todo) => `    ${colors.dim(todo)}`),
    ],
  );
  return [colors.bold('supply chain'), ...lines, ''];
}

function standingOf(standing: AuditEntry['standing'], colors: Colors): string {
  if (standing === 'blocks') return colors.red('blocks');
  return standing === 'advice' ? colors.yellow('advice') : colors.green('accepted');
}

function indent(text: string): string {
  return printable(text.trim()).replaceAll('\n', '\n  ');
}
