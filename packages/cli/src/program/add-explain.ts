import type { Command } from 'commander';

import type { ExplainOptions } from '../commands/explain.js';
import { simpleFormatOption } from './options.js';

/**
 * Describes `groundrules explain`.
 *
 * @param program - The program it belongs to.
 * @param explain - What it does.
 */
export function addExplain(
  program: Command,
  explain: (options: ExplainOptions) => Promise<void>,
): void {
  program
    .command('explain')
    .description(
      'say what a practice, a rule or a gate is about, how to mend what it finds and how to waive it',
    )
    .argument(
      '[name]',
      'a practice, a rule of any tool, a code of the compiler, an issue type of knip, a gate; all practices without it',
    )
    .addOption(simpleFormatOption())
    .action(async (name: string | undefined, options: Omit<ExplainOptions, 'name'>) => {
      await explain({ ...options, ...(name !== undefined && { name }) });
    });
}
