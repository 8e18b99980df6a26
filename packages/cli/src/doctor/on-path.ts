import which from 'which';

/**
 * Looks whether a program can be started by its name. It is not started: what Corepack puts there downloads.
 *
 * @param program - Its name.
 * @param env - The variables that say where it is looked for.
 * @returns Whether a folder of the `PATH` has it. Without a `PATH` the system has one of its own, and it is held to be there.
 */
export function isOnPath(
  program: string,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  // Windows writes the second.
  const folders = env['PATH'] ?? env['Path'];
  if (folders === undefined) return true;
  const endings = env['PATHEXT'];
  const found = which.sync(program, {
    nothrow: true,
    path: folders,
    ...(endings !== undefined && { pathExt: endings }),
  });
  return found !== null;
}
