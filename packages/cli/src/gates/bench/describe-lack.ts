import { localCommand } from '../../workspaces/package-manager.js';
import { plural } from '../../reporters/plural.js';
import { benchFile, type BenchFile } from './bench-record.js';

/**
 * Says that a repository has no benchmarks, and what to do where it had some.
 *
 * @param globs - What was looked for.
 * @param recorded - How many were recorded.
 * @returns The sentences.
 */
export function describeLack(globs: readonly string[], recorded: number): string {
  const lack = `There are no benchmarks (${globs.join(', ')})`;
  return recorded === 0
    ? `${lack}.`
    : `${lack}, though ${benchFile} has ${plural(recorded, 'benchmark')}. If that is meant, delete ${benchFile}.`;
}

/**
 * Says that there is nothing to compare benchmarks with, and how to record them.
 *
 * @param content - What the file of the record holds; `undefined` where there is none.
 * @param isCounting - Whether instructions are counted as well.
 * @returns The sentences.
 */
export function describeNoRecord(content: BenchFile | undefined, isCounting: boolean): string {
  const lack = content === undefined ? benchFile : `benchmark in ${benchFile}`;
  return `There is no ${lack} to compare with. Record the benchmarks: ${localCommand('groundrules')} bench --update${isCounting ? ' --instructions' : ''} --reason "…"`;
}
