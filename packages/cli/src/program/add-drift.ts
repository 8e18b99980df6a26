import { type Command, Option } from 'commander';

import type { DriftCommandOptions } from '../commands/drift.js';
import { driftFormats } from '../drift/output/drift-formats.js';
import { timeoutOption } from './options.js';

/**
 * Describes `groundrules drift`.
 *
 * @param program - The program it belongs to.
 * @param drift - What it does.
 */
export function addDrift(
  program: Command,
  drift: (options: DriftCommandOptions) => Promise<void>,
): void {
  program
    .command('drift')
    .description(
      'say in what the settings of the tools are weaker than the standard, and who made them so',
    )
    .option('--root <dir...>', 'repositories to look at, instead of the one around this folder', [])
    .addOption(
      new Option('--format <format>', 'how to report').choices(driftFormats).default('text'),
    )
    .option('--output <file>', 'write the report to a file, and print it as text')
    .addOption(timeoutOption())
    .action(async ({ root, timeout, ...options }: RawDriftOptions) => {
      await drift({
        ...options,
        roots: root,
        ...(timeout !== undefined && { timeoutMs: timeout }),
      });
    });
}

interface RawDriftOptions extends Omit<DriftCommandOptions, 'roots' | 'timeoutMs'> {
  readonly root: readonly string[];
  readonly timeout?: number;
}
