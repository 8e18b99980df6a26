import { plural } from '../../reporters/plural.js';
import { benchFile, type BenchFile } from './bench-record.js';

/**
 * Says that a repository has no benchmarks, and what to do where it had some.
 *
 * @param globs - What was looked for.
 * @param content - What was recorded; `undefined` where nothing was.
 * @returns The sentences.
 */
export function describeLack(globs: readonly string[], content: BenchFile | undefined): string {
  const recorded = (content?.records ?? []).flatMap(({ benchmarks }) => benchmarks).length;
  const lack = `There are no benchmarks (${globs.join(', ')})`;
  return recorded === 0
    ? `${lack}.`
    : `${lack}, though ${benchFile} has ${plural(recorded, 'benchmark')}. If that is meant, delete ${benchFile}.`;
}
