import { checkConfigs } from './checks/check-configs.js';
import { checkCopies } from './checks/check-copies.js';
import { checkEslintConfig } from './checks/check-eslint-config.js';
import { checkFiles } from './checks/check-files.js';
import { checkGit } from './checks/check-git.js';
import { checkOldEslintConfig } from './checks/check-old-eslint-config.js';
import { checkNode } from './checks/check-node.js';
import { checkPackageManager } from './checks/check-package-manager.js';
import { checkTools } from './checks/check-tools.js';
import { checkTsconfig } from './checks/check-tsconfig.js';
import { checkWorkflows } from './checks/check-workflows.js';
import type { Check, Diagnosis, Patient } from './diagnosis.js';

const checks: readonly Check[] = [
  checkNode,
  checkPackageManager,
  checkGit,
  checkTools,
  checkCopies,
  checkEslintConfig,
  checkOldEslintConfig,
  checkTsconfig,
  checkConfigs,
  checkFiles,
  checkWorkflows,
];

/**
 * Looks at all that the gates stand on.
 *
 * @param patient - What is looked at.
 * @returns What was found, in the order in which it is best mended.
 */
export async function diagnose(patient: Patient): Promise<Diagnosis[]> {
  const found = await Promise.all(checks.map(async (check) => await check(patient)));
  return found.flat();
}
