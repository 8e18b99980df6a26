import path from 'node:path';

import type { Collected } from '../check/collect-findings.js';
import { findTwins } from '../check/find-twins.js';
import { completeGates } from '../check/complete-gates.js';
import type { RawFinding } from '../findings/finding.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import { lintFolders } from '../gates/lint/lint-folders.js';
import { deriveSuppressions } from './derive-suppressions.js';
import { suppressionsFile, writeSuppressions } from './write-suppressions.js';

/**
 * Makes ESLint's own suppressions agree with the baseline, in each folder that ESLint is run in.
 *
 * @param collected - What the gates found.
 * @param findings - The findings, judged.
 * @returns The files that changed, relative to the repository. None where ESLint did not look at everything.
 */
export async function settleSuppressions(
  collected: Pick<Collected, 'changes' | 'root' | 'runs' | 'workspaces'>,
  findings: readonly Pick<JudgedFinding, 'gate' | 'status' | keyof RawFinding>[],
): Promise<string[]> {
  const { root, runs, workspaces } = collected;
  const complete = completeGates(collected);
  if (!complete.has('lint')) return [];
  const shared = runs.flatMap(({ outcome }) =>
    outcome.kind === 'done' ? (outcome.shared ?? []) : [],
  );
  // What of it is known, only the docs gate tells.
  const docs = runs.find(({ name }) => name === 'docs')?.outcome.kind;
  if (shared.length > 0 && docs !== 'done' && docs !== 'skipped') return [];
  const known = findings.filter(({ gate, status }) => gate === 'docs' && status === 'baselined');
  const errors = [
    ...findings.filter(({ gate, status }) => gate === 'lint' && status === 'baselined'),
    ...shared.filter((one) => findTwins(one, known).length > 0),
  ].filter(({ severity }) => severity === 'error');
  const changed: string[] = [];
  const folders = lintFolders(root, workspaces);
  for (const folder of folders) {
    const suppressions = deriveSuppressions(errors, folder, folders);
    if (await writeSuppressions(path.join(root, folder), suppressions)) {
      changed.push(path.posix.join(folder, suppressionsFile));
    }
  }
  return changed;
}
