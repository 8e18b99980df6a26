import { type Command, Option } from 'commander';
import type { Gate } from '@groundrules/catalogue';

import type { CheckOptions } from '../commands/check.js';
import { gateNames } from '../config/gate-names.js';
import { formats } from '../reporters/formats.js';
import { concurrencyOption, parseGate, timeoutOption } from './options.js';

/**
 * Describes `groundrules check`.
 *
 * @param program - The program it belongs to.
 * @param check - What it does.
 */
export function addCheck(program: Command, check: (options: CheckOptions) => Promise<void>): void {
  program
    .command('check')
    .description('run the gates and report what they find')
    .addOption(
      new Option('--gate <name>', 'run only this gate; may be given several times')
        .choices(gateNames)
        .argParser((name: string, before: readonly Gate[] | undefined) => [
          ...(before ?? []),
          parseGate(name),
        ]),
    )
    .option(
      '--since <ref>',
      'count only findings in files that changed since the branch left this ref',
    )
    .addOption(new Option('--format <format>', 'how to report').choices(formats).default('text'))
    .option('--output <file>', 'write the report to a file, and print only its summary')
    .option('--fix', 'let the tools repair what they can, and then check', false)
    .addOption(concurrencyOption())
    .addOption(timeoutOption())
    .action(async ({ gate, timeout, ...options }: RawCheckOptions) => {
      await check({
        ...options,
        gates: gate ?? [],
        ...(timeout !== undefined && { timeoutMs: timeout }),
      });
    });
}

interface RawCheckOptions extends Omit<CheckOptions, 'gates' | 'timeoutMs'> {
  readonly gate?: readonly Gate[];
  readonly timeout?: number;
}
