import { type Command, Option } from 'commander';

import { auditFormats } from '../audit/formats.js';
import type { AuditOptions } from '../commands/audit.js';
import { timeoutOption } from './options.js';
import { addRiskOptions } from './risk-options.js';

/**
 * Describes `groundrules audit`.
 *
 * @param program - The program it belongs to.
 * @param audit - What it does.
 */
export function addAudit(program: Command, audit: (options: AuditOptions) => Promise<void>): void {
  const command = program
    .command('audit')
    .description('look for known vulnerabilities in what is installed, or accept one of them')
    .addOption(
      new Option('--format <format>', 'how to report').choices(auditFormats).default('text'),
    )
    .option('--output <file>', 'write the report to a file, and print only its end')
    .option(
      '--offline <path>',
      "ask a folder or zip in OSV's format instead of the package manager's registry",
    )
    .addOption(timeoutOption())
    .option('--accept <advisory>', 'accept a risk until a day; asks for what is not given')
    .option('--reason <text>', 'with --accept: why the risk is accepted')
    .option('--owner <name>', 'with --accept: who answers for it')
    .option('--expires <day>', 'with --accept: the day on which it ends, like 2027-03-01');
  addRiskOptions(command, 'with --accept').action(
    async ({ timeout, ...options }: AuditOptions & { readonly timeout?: number }) => {
      await audit({ ...options, ...(timeout !== undefined && { timeoutMs: timeout }) });
    },
  );
}
