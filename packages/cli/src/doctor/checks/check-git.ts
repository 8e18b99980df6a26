import { gitState } from '../../git/git-state.js';
import { UserError } from '../../user-error.js';
import type { Check } from '../diagnosis.js';

/** Whether Git knows the repository: without it, renames and changes can't be told. */
export const checkGit: Check = async ({ root }) => {
  const subject = 'git';
  try {
    const { kind } = await gitState(root);
    if (kind === 'work-tree') return [{ subject, status: 'ok', message: 'a work tree' }];
    return [
      {
        subject,
        status: 'warning',
        message: 'not under Git, so renames and --since are unknown',
        cure: 'git init',
      },
    ];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ subject, status: 'problem', message: error.message, cure: 'git status' }];
  }
};
