import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Config } from '../config/config.js';
import { readConfig } from '../config/read-config.js';
import { diagnosesAsText } from '../doctor/diagnoses-as-text.js';
import { diagnose } from '../doctor/diagnose.js';
import type { Io } from '../io.js';
import { hasColors } from '../progress/start-progress.js';
import { UserError } from '../user-error.js';
import { findRoot } from '../workspaces/find-root.js';
import { listWorkspaces } from '../workspaces/list-workspaces.js';
import { withoutIgnored } from '../workspaces/without-ignored.js';

/** What `groundrules doctor` can be told. */
export interface DoctorOptions {
  readonly format: 'text' | 'json';
}

/**
 * Says what is installed, what is wrong with it and how to mend it.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @param node - The version of Node.js, without `v`.
 * @returns The exit code: 1 where there are problems; warnings are none.
 * @throws {@link UserError} where there is nothing to look at.
 */
export async function doctor(
  { format }: DoctorOptions,
  { cwd, env, signal, stdout }: Io,
  node: string = process.versions.node,
): Promise<0 | 1> {
  const root = findRoot(cwd);
  if (!existsSync(path.join(root, 'package.json'))) {
    throw new UserError(`There is no package.json in ${root}, so there is nothing to look at.`);
  }
  const packages = await listWorkspaces(root);
  const config = await settingsOf(root);
  const workspaces = withoutIgnored(packages, config?.ignores ?? []);
  const diagnoses = await diagnose({ root, workspaces, config, node, env, signal });
  signal.throwIfAborted();
  stdout.write(
    format === 'json'
      ? `${JSON.stringify({ version: 1, diagnoses }, null, 2)}\n`
      : diagnosesAsText(diagnoses, hasColors(stdout, env)),
  );
  return diagnoses.some(({ status }) => status === 'problem') ? 1 : 0;
}

/** What is wrong with them is one of the things that are looked at. */
async function settingsOf(root: string): Promise<Config | undefined> {
  try {
    return await readConfig(root);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
