import type { Command } from 'commander';

/**
 * Adds the options that only an accepted risk has.
 *
 * @param command - The command.
 * @param prefix - When they count, for the help.
 * @returns The same command.
 */
export function addRiskOptions(command: Command, prefix: string): Command {
  return command
    .option('--investigation <text>', `${prefix}: what was looked into`)
    .option('--mitigation <text>', `${prefix}: what keeps it from doing harm`)
    .option('--fix-not-taken <text>', `${prefix}: why the fix that there is is not taken`)
    .option('--package <name>', `${prefix}: the package, where the advisory is about several`)
    .option('--versions <range>', `${prefix}: the versions looked into (default: those installed)`)
    .option(
      '--path <name>',
      `${prefix}: hold only while every way to it leads through this; may be given several times`,
      (name: string, before: readonly string[] | undefined) => [...(before ?? []), name],
    )
    .option(
      '--justification <word>',
      `${prefix}: why it does no harm at all, a word of CycloneDX such as code_not_reachable`,
    );
}
