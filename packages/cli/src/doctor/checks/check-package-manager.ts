import { existsSync } from 'node:fs';
import path from 'node:path';

import {
  isClassicYarn,
  lockFiles,
  packageManagerOf,
  type PackageManager,
} from '../../workspaces/package-manager.js';
import type { Check, Diagnosis, Patient } from '../diagnosis.js';
import { isOnPath } from '../on-path.js';

const subject = 'package manager';

/** Which package manager there is, whether it can be started, and whether it pins what it installs. */
export const checkPackageManager: Check = (patient) => {
  const locked = checkLockFiles(patient);
  const absent = findAbsent(patient);
  return absent === undefined ? [locked] : [absent, ...(locked.status === 'ok' ? [] : [locked])];
};

function findAbsent({ config, env = {}, root }: Patient): Diagnosis | undefined {
  const manager = packageManagerOf(root);
  if (isOnPath(manager, env)) return undefined;
  // A database of one's own is asked in its place.
  const isAsked = config?.gates.audit.enabled !== false && config?.audit.offline === undefined;
  return {
    subject,
    status: isAsked ? 'problem' : 'warning',
    message: `${manager} is not on the PATH${isAsked ? ', so the gate audit cannot ask it' : ''}`,
    cure: cureForAbsent(manager, { env, root }),
  };
}

function cureForAbsent(
  manager: PackageManager,
  { env, root }: Required<Pick<Patient, 'env' | 'root'>>,
): string {
  if (manager === 'npm') return 'Install Node.js again: npm comes with it.';
  if (manager === 'bun') return 'npm install --global bun';
  const enable = `corepack enable ${manager}`;
  if (isOnPath('corepack', env)) return enable;
  // Under its own name npm has only the classic one.
  return manager === 'yarn' && !isClassicYarn(root)
    ? `npm install --global corepack && ${enable}`
    : `npm install --global ${manager}`;
}

function checkLockFiles({ root }: Patient): Diagnosis {
  const manager = packageManagerOf(root);
  const found = Object.entries(lockFiles).filter(([file]) => existsSync(path.join(root, file)));
  const files = found.map(([file]) => file);
  const others = found.filter(([, owner]) => owner !== manager).map(([file]) => file);
  if (files.length === 0) {
    return {
      subject,
      status: 'warning',
      message: `${manager}, but no lock file: every install may bring other versions`,
      cure: `${manager} install`,
    };
  }
  if (others.length > 0) {
    return {
      subject,
      status: 'warning',
      message: `${manager}, but there is a lock file of another too: ${others.join(', ')}`,
      cure: `git rm ${others.join(' ')}`,
    };
  }
  return { subject, status: 'ok', message: `${manager}, with ${files.join(', ')}` };
}
