import type { Command } from 'commander';

import type { DoctorOptions } from '../commands/doctor.js';
import { simpleFormatOption } from './options.js';

/**
 * Describes `groundrules doctor`.
 *
 * @param program - The program it belongs to.
 * @param doctor - What it does.
 */
export function addDoctor(
  program: Command,
  doctor: (options: DoctorOptions) => Promise<void>,
): void {
  program
    .command('doctor')
    .description('say what is installed, what is wrong with it and how to mend it')
    .addOption(simpleFormatOption())
    .action(async (options: DoctorOptions) => {
      await doctor(options);
    });
}
