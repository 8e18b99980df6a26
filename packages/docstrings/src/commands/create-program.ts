import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { findPackageFolder } from '../entries/find-package-folder.js';
import { symbolKinds } from '../surface/public-symbol.js';
import type { CommandOptions } from './command-options.js';

/** Does what was asked for, and gives the exit code. */
export type Run = (folders: readonly string[], options: CommandOptions) => Promise<number>;

const notes = `
Without folders it measures the package that you are in, or every package of the monorepo.

Exit codes: 0 all is well, 1 a package is below the threshold or an example is wrong,
2 it could not be judged: a wrong option, a broken manifest, an entry without a source.
The last line says which.

Examples:
  docstrings --threshold 90
  docstrings packages/queue --examples --readme
  docstrings --format json --output coverage.json --badge docstrings.svg
  docstrings apps/server --entry 'src/routes/*.ts'`;

/**
 * Makes the command line's parser.
 *
 * @param run - What is called with the arguments.
 * @returns The parser. It throws instead of ending the process.
 */
export function createProgram(run: Run): Command {
  const program = new Command('docstrings')
    .description('Measures how much of what packages publish is documented.')
    .argument('[folders...]', 'folders of packages, or roots of monorepos')
    .addOption(
      new Option('--format <format>', 'how the report is written')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .option('--output <file>', 'write the report to a file')
    .option('--badge <file>', 'write an SVG badge to a file')
    .option('--threshold <percent>', 'fail where a package is below', toPercentage)
    .addOption(
      new Option('--exclude <kinds...>', 'kinds that need no docstring').choices(symbolKinds),
    )
    .option('--entry <globs...>', 'entry files, instead of what the manifest publishes')
    .option('--source <pairs...>', 'where built files come from, as dist=src', toSources)
    .option('--no-private', 'leave out packages of a monorepo that are not published')
    .option('--examples', 'compile the examples in docstrings')
    .option('--readme', 'compile the examples in README.md, and those in docstrings')
    .addOption(
      new Option(
        '--example-language <language>',
        'the language of examples in docstrings that name none, instead of that of their file',
      )
        .choices(['ts', 'js'])
        .implies({ examples: true }),
    )
    .option(
      '--list <count>',
      'how many findings text lists: all, none or a number; 50 in a terminal, elsewhere all',
      toCount,
    )
    .version(readVersion())
    .addHelpText('after', notes)
    .showHelpAfterError('Run docstrings --help for all options.')
    .exitOverride();
  return program.action(async (folders: string[], options: CommandOptions) => {
    process.exitCode = await run(folders, options);
  });
}

function toPercentage(text: string): number {
  const percentage = Number(text);
  if (text.trim() === '' || !(percentage >= 0 && percentage <= 100)) {
    throw new InvalidArgumentError('It has to be a number from 0 to 100.');
  }
  return percentage;
}

function toCount(text: string): number {
  if (text === 'all') return Infinity;
  if (text === 'none') return 0;
  if (/^\d+$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('It has to be all, none or a whole number.');
}

function toSources(
  text: string,
  known: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, built, source] = /^([^=]+)=([^=]+)$/u.exec(text) ?? [];
  if (built === undefined || source === undefined) {
    throw new InvalidArgumentError('It has to be two folders, as dist=src.');
  }
  const taken = known[built];
  if (taken !== undefined) {
    throw new InvalidArgumentError(`${built} has a source already, ${taken}.`);
  }
  return { ...known, [built]: source };
}

function readVersion(): string {
  // Built files are not as deep as sources.
  const folder = findPackageFolder(import.meta.dirname) ?? '';
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
