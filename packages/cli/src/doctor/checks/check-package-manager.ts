import { existsSync } from 'node:fs';
import path from 'node:path';

import { lockFiles, packageManagerOf } from '../../workspaces/package-manager.js';
import type { Check } from '../diagnosis.js';

/** Which package manager there is, and whether it pins what it installs. */
export const checkPackageManager: Check = ({ root }) => {
  const manager = packageManagerOf(root);
  const found = Object.entries(lockFiles).filter(([file]) => existsSync(path.join(root, file)));
  const files = found.map(([file]) => file);
  const others = found.filter(([, owner]) => owner !== manager).map(([file]) => file);
  const subject = 'package manager';
  if (files.length === 0) {
    return [
      {
        subject,
        status: 'warning',
        message: `${manager}, but no lock file: every install may bring other versions`,
        cure: `${manager} install`,
      },
    ];
  }
  if (others.length > 0) {
    return [
      {
        subject,
        status: 'warning',
        message: `${manager}, but there is a lock file of another too: ${others.join(', ')}`,
        cure: `git rm ${others.join(' ')}`,
      },
    ];
  }
  return [{ subject, status: 'ok', message: `${manager}, with ${files.join(', ')}` }];
};
