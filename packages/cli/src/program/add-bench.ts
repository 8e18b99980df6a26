import { InvalidArgumentError, Option, type Command } from 'commander';

import type { BenchOptions } from '../commands/bench.js';
import { benchFormats } from '../bench/bench-formats.js';
import { timeoutOption } from './options.js';

/**
 * Describes `groundrules bench`.
 *
 * @param program - The program it belongs to.
 * @param bench - What it does.
 */
export function addBench(program: Command, bench: (options: BenchOptions) => Promise<void>): void {
  program
    .command('bench')
    .description('run the benchmarks and compare them with groundrules.bench.json')
    .option('--filter <text>', 'only benchmarks whose file or name holds this text')
    .option('--update', 'record what is measured; needs a reason, which is recorded', false)
    .option('--reason <text>', 'why what is measured now is what to compare with')
    .addOption(
      new Option(
        '--rounds <number>',
        'in how many processes a benchmark is measured before it is found slower, and to record it',
      ).argParser(parseRounds),
    )
    .option('--instructions', 'count instructions as well, with valgrind, and judge by them')
    .option('--no-instructions', 'count none, whatever the settings say')
    .option('--profile <name>', 'write a CPU profile and a flame graph of this benchmark')
    .addOption(
      new Option('--format <format>', 'how to report').choices(benchFormats).default('text'),
    )
    .option('--output <path>', 'write the report to a file, or the profile into a folder')
    .addOption(timeoutOption())
    .action(async ({ timeout, ...options }: BenchOptions & { readonly timeout?: number }) => {
      await bench({ ...options, ...(timeout !== undefined && { timeoutMs: timeout }) });
    });
}

function parseRounds(text: string): number {
  if (!/^[1-9]\d?$/u.test(text)) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 99.');
  }
  return Number(text);
}
