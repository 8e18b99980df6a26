/** Whether a process can be the first of a group, which is ended as a whole. */
export const hasGroups = process.platform !== 'win32';

/**
 * Ends a process and, where the system has groups, all that it started.
 *
 * @param pid - Its id; nothing is done for one that did not start.
 * @param name - The signal.
 * @throws {Error} Where the system does not let us.
 */
export function endGroup(pid: number | undefined, name: 'SIGKILL' | 'SIGTERM'): void {
  if (pid === undefined) return;
  try {
    process.kill(hasGroups ? -pid : pid, name);
  } catch (error) {
    // It has ended already, as most have.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
