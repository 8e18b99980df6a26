import { Command, InvalidArgumentError, Option } from 'commander';
import type { Gate } from '@groundrules/catalogue';

import type { BaselineOptions } from './commands/baseline.js';
import type { CheckOptions } from './commands/check.js';
import type { DoctorOptions } from './commands/doctor.js';
import type { ExplainOptions } from './commands/explain.js';
import type { WaiveOptions } from './commands/waive.js';
import { gateNames } from './config/gate-names.js';
import { parseDuration } from './config/parse-duration.js';
import { version } from './package-info.js';
import { formats } from './reporters/formats.js';

/** What each command does; they are told apart from how their arguments are read. */
export interface Commands {
  readonly check: (options: CheckOptions) => Promise<void>;
  readonly baseline: (options: BaselineOptions) => Promise<void>;
  readonly waive: (options: WaiveOptions) => Promise<void>;
  readonly explain: (options: ExplainOptions) => Promise<void>;
  readonly doctor: (options: DoctorOptions) => Promise<void>;
}

/**
 * Describes the command line.
 *
 * @param commands - What each command does.
 * @returns The program, ready to parse arguments. It throws instead of ending the process.
 */
export function createProgram(commands: Commands): Command {
  const program = new Command('groundrules')
    .description('Checks a repository against its groundrules.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Run groundrules --help for what there is.')
    .addHelpText(
      'after',
      '\nExit codes: 0 passed, 1 open errors in a gate that blocks, 2 something could not be done.',
    );
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
    .option(
      '--concurrency <number>',
      'how many gates run at once (default: one for each core)',
      parseCount,
    )
    .option('--timeout <time>', 'how long one gate may take: 90, 90s or 5m', parseTimeout)
    .action(async ({ gate, timeout, ...options }: RawCheckOptions) => {
      await commands.check({
        ...options,
        gates: gate ?? [],
        ...(timeout !== undefined && { timeoutMs: timeout }),
      });
    });
  addBaseline(program, commands);
  addWaive(program, commands);
  addExplain(program, commands);
  program
    .command('doctor')
    .description('say what is installed, what is wrong with it and how to mend it')
    .addOption(simpleFormat())
    .action(async (options: DoctorOptions) => {
      await commands.doctor(options);
    });
  return program;
}

function addBaseline(program: Command, commands: Commands): void {
  program
    .command('baseline')
    .description('record the findings of today, so that only new ones count')
    .option('--prune', 'drop what is fixed, also after a merge that left markers', false)
    .option('--grow', 'take in what is new; needs a reason, which is recorded', false)
    .option('--reason <text>', 'why there may be more findings than before')
    .option(
      '--concurrency <number>',
      'how many gates run at once (default: one for each core)',
      parseCount,
    )
    .option('--timeout <time>', 'how long one gate may take: 90, 90s or 5m', parseTimeout)
    .action(async ({ timeout, ...options }: BaselineOptions & { readonly timeout?: number }) => {
      await commands.baseline({
        ...options,
        ...(timeout !== undefined && { timeoutMs: timeout }),
      });
    });
}

function addWaive(program: Command, commands: Commands): void {
  program
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
      '--files <glob>',
      'limit it to these files; may be given several times',
      (glob: string, before: readonly string[]) => [...before, glob],
      [],
    )
    .option('--investigation <text>', 'for the gate audit: what was looked into')
    .option('--mitigation <text>', 'for the gate audit: what keeps it from doing harm')
    .option('--force', 'write it without looking whether anything matches; needs --gate', false)
    .option('--list', 'print the waivers there are', false)
    .option('--remove', 'remove the waivers of this', false)
    .action(async (id: string | undefined, options: Omit<WaiveOptions, 'id'>) => {
      await commands.waive({ ...options, ...(id !== undefined && { id }) });
    });
}

function addExplain(program: Command, commands: Commands): void {
  program
    .command('explain')
    .description('say why a practice is asked for, how to mend a breach and how to waive it')
    .argument(
      '[name]',
      'a practice, a rule with or without its prefix, a code of the compiler, an issue type of knip; all practices without it',
    )
    .addOption(simpleFormat())
    .action(async (name: string | undefined, options: Omit<ExplainOptions, 'name'>) => {
      await commands.explain({ ...options, ...(name !== undefined && { name }) });
    });
}

/** For what is no report of findings. */
function simpleFormat(): Option {
  return new Option('--format <format>', 'how to print it')
    .choices(['text', 'json'])
    .default('text');
}

interface RawCheckOptions extends Omit<CheckOptions, 'gates' | 'timeoutMs'> {
  readonly gate?: readonly Gate[];
  readonly timeout?: number;
}

function parseGate(name: string): Gate {
  const gate = gateNames.find((candidate) => candidate === name);
  if (gate === undefined)
    throw new InvalidArgumentError(`Allowed choices are ${gateNames.join(', ')}.`);
  return gate;
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/u.test(text))
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

function parseTimeout(text: string): number {
  const duration = parseDuration(text);
  if (duration === undefined) {
    throw new InvalidArgumentError('It must be a time of up to a day such as 90, 90s or 5m.');
  }
  return duration;
}
