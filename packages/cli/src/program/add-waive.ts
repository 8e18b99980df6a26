import { type Command, Option } from 'commander';

import type { WaiveOptions } from '../commands/waive.js';
import { gateNames } from '../config/gate-names.js';
import { parseGate } from './options.js';
import { addRiskOptions } from './risk-options.js';

/**
 * Describes `groundrules waive`.
 *
 * @param program - The program it belongs to.
 * @param waive - What it does.
 */
export function addWaive(program: Command, waive: (options: WaiveOptions) => Promise<void>): void {
  const command = program
    .command('waive')
    .description('accept a finding until a day, with a reason; asks for what is not given')
    .argument('[what]', 'a fingerprint or its beginning, a rule, or an advisory')
    .option('--reason <text>', 'why the exception is accepted')
    .option('--owner <name>', 'who answers for it')
    .option('--expires <day>', 'the day on which it ends, like 2027-03-01')
    .addOption(
      new Option('--gate <name>', 'the gate that it is about')
        .choices(gateNames)
        .argParser(parseGate),
    )
    .option(
      '--drift',
      'it is about a setting that is weaker than the standard, as groundrules drift reports',
      false,
    )
    .option(
      '--files <glob>',
      'limit it to these files; may be given several times',
      (glob: string, before: readonly string[]) => [...before, glob],
      [],
    )
    .option('--force', 'write it without looking whether anything matches; needs --gate', false)
    .option('--list', 'print the waivers there are', false)
    .option('--remove', 'remove the waivers of this', false);
  addRiskOptions(command, 'for the gate audit').action(
    async (id: string | undefined, options: Omit<WaiveOptions, 'id'>) => {
      await waive({ ...options, ...(id !== undefined && { id }) });
    },
  );
}
