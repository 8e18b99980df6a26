import path from 'node:path';

import type { Collected } from '../check/collect-findings.js';
import { completeGates } from '../check/complete-gates.js';
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
  collected: Collected,
  findings: readonly JudgedFinding[],
): Promise<string[]> {
  const { root, workspaces } = collected;
  if (!completeGates(collected).has('lint')) return [];
  const changed: string[] = [];
  const folders = lintFolders(root, workspaces);
  for (const folder of folders) {
    const suppressions = deriveSuppressions(findings, folder, folders);
    if (await writeSuppressions(path.join(root, folder), suppressions)) {
      changed.push(path.posix.join(folder, suppressionsFile));
    }
  }
  return changed;
}
