import type { Command } from 'commander';

import type { BaselineOptions } from '../commands/baseline.js';
import { concurrencyOption, timeoutOption } from './options.js';

/**
 * Describes `groundrules baseline`.
 *
 * @param program - The program it belongs to.
 * @param baseline - What it does.
 */
export function addBaseline(
  program: Command,
  baseline: (options: BaselineOptions) => Promise<void>,
): void {
  program
    .command('baseline')
    .description('record the findings of today, so that only new ones count')
    .option('--prune', 'drop what is fixed, also after a merge that left markers', false)
    .option('--grow', 'take in what is new; needs a reason, which is recorded', false)
    .option('--reason <text>', 'why there may be more findings than before')
    .addOption(concurrencyOption())
    .addOption(timeoutOption())
    .action(async ({ timeout, ...options }: BaselineOptions & { readonly timeout?: number }) => {
      await baseline({
        ...options,
        ...(timeout !== undefined && { timeoutMs: timeout }),
      });
    });
}
