import path from 'node:path';
import process from 'node:process';

import type { Config } from '../config/config.js';
import { checkWorkflows } from '../doctor/checks/check-workflows.js';
import type { Diagnosis } from '../doctor/diagnosis.js';
import { readOptionalText } from '../files/read-optional-text.js';
import type { Workspace } from '../workspaces/workspace.js';

/** What the doctor says of the workflows, or why it could not look. */
export type WorkflowSummary = Diagnosis | { readonly unknown: string };

/**
 * Asks the doctor whether CI runs the check.
 *
 * @param root - Absolute path of the repository.
 * @param known - Its settings and packages.
 * @returns What the doctor says; why not where there is no manifest whose scripts could be looked up.
 */
export async function examineWorkflows(
  root: string,
  { config, workspaces }: { readonly config: Config; readonly workspaces: readonly Workspace[] },
): Promise<WorkflowSummary> {
  const manifest = await readOptionalText(path.join(root, 'package.json'), 'package.json');
  if (manifest === undefined) return nothing;
  const [diagnosis] = await checkWorkflows({
    root,
    workspaces,
    config,
    node: process.versions.node,
    signal: new AbortController().signal,
  });
  return diagnosis ?? nothing;
}

const nothing = { unknown: 'there is no package.json' };
