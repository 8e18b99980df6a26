import { describeCure, describeRisk, describeWay } from '../gates/audit/describe-vulnerability.js';
import { codeInMarkdown, escapeMarkdown } from '../reporters/escape-markdown.js';
import { helpAddress } from '../reporters/help-address.js';
import { factsOf } from '../gates/audit/supply-chain/supply-chain-rules.js';
import { groupBy } from '../reporters/group-by.js';
import { plural } from '../reporters/plural.js';
import type { AuditEntry, AuditResult, SupplyChainEntry } from './audit-result.js';
import { describeDecision } from './describe-decision.js';
import { describeEntry } from './describe-entry.js';
import { describeBasis, describeResult } from './describe-result.js';

/**
 * Writes an audit as Markdown: what is open, the risks that are accepted with all that was said about them, and what
 * that rests on.
 *
 * @param result - The audit.
 * @returns The text.
 */
export function auditAsMarkdown(result: AuditResult): string {
  const { entries, notices } = result;
  const { passed, sentence } = describeResult(result);
  const basis = describeBasis(result);
  const open = entries.filter(({ standing }) => standing !== 'accepted');
  const accepted = entries.filter(({ standing }) => standing === 'accepted');
  const parts = [
    `### ${passed === 'partly' ? '⚠️' : passed ? '✅' : '❌'} Vulnerabilities: ${escapeMarkdown(sentence)}`,
    ...(open.length === 0 ? [] : ['#### Open', openTable(open)]),
    ...(accepted.length === 0 ? [] : ['#### Accepted risks', acceptedTable(accepted)]),
    ...supplyChainParts(result),
    ...(notices.length === 0
      ? []
      : [
          notices
            .map(
              ({ message, severity }) =>
                `- ${severity === 'error' ? '**error**' : 'warning'} ${escapeMarkdown(message)}`,
            )
            .join('\n'),
        ]),
    ...basis.map(escapeMarkdown),
  ];
  return `${parts.join('\n\n')}\n`;
}

function openTable(entries: readonly AuditEntry[]): string {
  return table(
    ['Package', 'Advisory', 'Severity', 'Way', 'What to do', 'Status'],
    entries.map((entry) => [
      packageOf(entry),
      advisoryOf(entry),
      escapeMarkdown(describeRisk(entry.vulnerability)),
      escapeMarkdown(describeWay(entry.vulnerability)),
      escapeMarkdown(describeCure(entry.vulnerability)),
      [
        entry.standing === 'blocks' ? '**blocks**' : 'advice',
        ...describeDecision(entry).map((decision) => escapeMarkdown(decision)),
      ].join('<br>'),
    ]),
  );
}

function acceptedTable(entries: readonly AuditEntry[]): string {
  return table(
    ['Package', 'Advisory', 'Severity', 'Reason', 'Investigation', 'Mitigation', 'Status'],
    entries.map((entry) => {
      const { accepted } = entry.verdict;
      const { fixNotTaken, investigation = '', mitigation = '', reason = '' } = accepted ?? {};
      const why = [reason, ...(fixNotTaken === undefined ? [] : [`Fix not taken: ${fixNotTaken}`])];
      return [
        packageOf(entry),
        advisoryOf(entry),
        escapeMarkdown(describeRisk(entry.vulnerability)),
        why.map((text) => escapeMarkdown(text)).join('<br>'),
        escapeMarkdown(investigation),
        escapeMarkdown(mitigation),
        accepted === undefined
          ? escapeMarkdown(entry.finding.reason ?? 'accepted')
          : `**ACCEPTABLE RISK** until ${accepted.expires} (${escapeMarkdown(accepted.owner)})`,
      ];
    }),
  );
}

/** More than these are folded, so that a comment stays a glance. */
const shownPackages = 20;

function supplyChainParts({ supplyChain }: AuditResult): string[] {
  if (supplyChain.length === 0) return [];
  const groups = groupBy(supplyChain, ({ finding }) => finding.rule);
  return [
    '#### Supply chain',
    ...[...groups].flatMap(([rule, entries]) => {
      const { title = '', todo = '' } = factsOf(rule) ?? {};
      const list = entries.map(supplyChainLine).join('\n');
      return [
        `**${escapeMarkdown(title)}** (${codeInMarkdown(rule)}): ${String(entries.length)}. ${escapeMarkdown(todo)}`.trim(),
        entries.length > shownPackages
          ? `<details>\n<summary>${plural(entries.length, 'package')}</summary>\n\n${list}\n\n</details>`
          : list,
      ];
    }),
  ];
}

function supplyChainLine(entry: SupplyChainEntry): string {
  const { finding, standing } = entry;
  const place = codeInMarkdown(`${finding.file}:${String(finding.line)}`);
  const reason = standing === 'accepted' ? `: ${escapeMarkdown(finding.reason ?? '')}` : '';
  return `- ${standing === 'blocks' ? '**blocks**' : standing}${reason} ${escapeMarkdown(describeEntry(entry))} ${place}`;
}

function packageOf({ vulnerability: { advisory, versions } }: AuditEntry): string {
  return `${codeInMarkdown(advisory.package)} ${escapeMarkdown(versions.join(', '))}`;
}

function advisoryOf({ finding, vulnerability: { advisory } }: AuditEntry): string {
  const address = helpAddress(finding.raw);
  const id = codeInMarkdown(advisory.id);
  const link = address === undefined ? id : `[${id}](${address})`;
  return `${link}<br>${escapeMarkdown(advisory.title)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
