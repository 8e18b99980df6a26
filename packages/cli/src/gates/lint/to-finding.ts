import { practiceEnforcedBy } from '@groundrules/catalogue';

import type { RawFinding } from '../../findings/finding.js';
import type { LintMessage } from './lint-output.js';

/**
 * Turns a message of ESLint into a finding.
 *
 * @param file - The file, relative to the repository.
 * @param message - The message.
 * @param help - Addresses of the rules' pages.
 * @returns The finding; `undefined` where ESLint only says that it leaves a file out.
 */
export function toFinding(
  file: string,
  message: LintMessage,
  help: Readonly<Record<string, string>>,
): RawFinding | undefined {
  const { column, endColumn, endLine, fix, line, ruleId, severity } = message;
  const rule = ruleId ?? ruleOf(message);
  if (rule === undefined) return undefined;
  const url = help[rule];
  return {
    rule,
    practice: practiceEnforcedBy({ kind: 'eslint', id: rule })?.id ?? null,
    severity: severity === 2 ? 'error' : 'warning',
    file,
    line: atLeastOne(line),
    column: atLeastOne(column),
    ...(isPosition(endLine) && { endLine }),
    ...(isPosition(endColumn) && { endColumn }),
    message: message.message,
    ...(fix !== undefined && fix !== null && { fixable: true }),
    ...(url !== undefined && { help: url }),
  };
}

/** What ESLint itself says belongs to no rule. */
function ruleOf({ fatal, message }: LintMessage): string | undefined {
  if (fatal === true) return 'parse-error';
  if (message.startsWith('File ignored ')) return undefined;
  return message.startsWith('Unused eslint-') ? 'unused-disable-directive' : 'eslint';
}

function isPosition(value: number | null | undefined): value is number {
  return typeof value === 'number' && value >= 1;
}

function atLeastOne(value: number | null | undefined): number {
  return isPosition(value) ? value : 1;
}
