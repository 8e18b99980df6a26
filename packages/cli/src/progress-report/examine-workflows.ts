import path from 'node:path';
import process from 'node:process';

import type { Config } from '../config/config.js';
import { checkWorkflows } from '../doctor/checks/check-workflows.js';
import type { Diagnosis } from '../doctor/diagnosis.js';
import { readOptionalText } from '../files/read-optional-text.js';
import type { Workspace } from '../workspaces/workspace.js';

/**
 * Asks the doctor whether CI runs the check.
 *
 * @param root - Absolute path of the repository.
 * @param known - Its settings and packages.
 * @returns What the doctor says; `undefined` where there is no manifest whose scripts could be looked up.
 */
export async function examineWorkflows(
  root: string,
  { config, workspaces }: { readonly config: Config; readonly workspaces: readonly Workspace[] },
): Promise<Diagnosis | undefined> {
  const manifest = await readOptionalText(path.join(root, 'package.json'), 'package.json');
  if (manifest === undefined) return undefined;
  const [diagnosis] = await checkWorkflows({
    root,
    workspaces,
    config,
    node: process.versions.node,
    signal: new AbortController().signal,
  });
  return diagnosis;
}
