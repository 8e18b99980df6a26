import { baselineGates } from '../baseline/baseline-gates.js';
import type { DetailedFinding } from '../findings/finding.js';
import { collapseLayout } from './collapse-layout.js';
import { plural } from './plural.js';
import { quoteGlob } from './quote-glob.js';
import type { DetailedReport } from './reporter.js';
import { localCommand } from '../workspaces/package-manager.js';

/** How many errors are more than one sits down and mends. */
const many = 20;

/**
 * Says what to do about a report, the most useful first.
 *
 * @param report - The report.
 * @returns Sentences, each with the command to run; none where there is nothing to do.
 */
export function nextSteps({ findings, gates }: DetailedReport): string[] {
  const open = findings.filter(({ status }) => status === 'open');
  const fixable = open.filter(({ raw }) => raw.fixable === true).length;
  const left = open.filter(({ raw }) => raw.fixable !== true);
  const errors = left.filter(({ severity }) => severity === 'error');
  const isNew = !findings.some(({ status }) => status === 'baselined');
  return [
    ...(gates.some(({ status }) => status === 'error')
      ? ['Mend what keeps a gate from its work first: until then its findings are unknown.']
      : []),
    ...(fixable > 0
      ? [
          `Repair ${plural(fixable, 'finding')} automatically: ${localCommand('groundrules')} check --fix`,
        ]
      : []),
    // A baseline cannot be made while a gate that it records is broken.
    ...(isNew &&
    errors.length > many &&
    gates.every(({ name, status }) => status !== 'error' || !baselineGates.has(name))
      ? [
          `Let only new findings count from now on, and mend these bit by bit: ${localCommand('groundrules')} baseline`,
        ]
      : []),
    ...waiverFor(errors),
    ...waiverForLayout(open),
  ];
}

/** Not for what is about a waiver: that is not to be waived in turn. */
function waiverFor(errors: readonly DetailedFinding[]): string[] {
  const example = errors.find(({ practice }) => practice !== 'expired-waiver');
  if (example === undefined) return [];
  return [
    `Accept one that has to stay, for a while and with a reason: ${localCommand('groundrules')} waive ${example.fingerprint}`,
  ];
}

/** What stands on one line for many places has no fingerprint to be waived by. */
function waiverForLayout(open: readonly DetailedFinding[]): string[] {
  const entry = collapseLayout(open).find(({ places }) => places !== undefined);
  if (entry === undefined) return [];
  return [
    `Leave the layout of a file as it is, for a while and with a reason: ${localCommand('groundrules')} waive ${entry.rule} --gate ${entry.gate} --files ${quoteGlob(entry.file)}`,
  ];
}
