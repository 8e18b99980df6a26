/** What the system finds wrong with a path, in words. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no right to it',
  EBUSY: 'something else uses it',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead round in a circle',
  ENAMETOOLONG: 'a name in it is longer than the system allows',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it leads through something that is no folder',
  EPERM: 'the system allows nobody to do that',
  EROFS: 'it lies where nothing can be written',
  ERR_INVALID_ARG_VALUE: 'a name cannot hold a NUL character',
};

/**
 * Tells what kind of error it is.
 *
 * @param error - What was thrown.
 * @returns For example `ENOENT`; `undefined` for what has no code.
 */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/**
 * Tells whether there is simply nothing at a path.
 *
 * @param error - What was thrown when it was used.
 * @returns Whether nothing is there, or something that is no folder stands where one would have to.
 */
export function isNothingThere(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/**
 * Tells whether an error is about a path that somebody gave, and so for them to mend: what the system says of it, or what
 * Node.js says before it asks the system.
 *
 * @param error - What was thrown.
 * @returns Whether it is.
 */
export function isPathError(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error)) return false;
  return 'syscall' in error || codeOf(error) === 'ERR_INVALID_ARG_VALUE';
}

/**
 * Says what is wrong with a path.
 *
 * @param error - What was thrown when it was used.
 * @returns Words without a full stop; the message of the error where we have none of our own.
 */
export function describePathError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (isPathError(error) ? reasons[codeOf(error) ?? ''] : undefined) ?? error.message;
}
