import { describePathError } from './files/path-errors.js';
import { UserError } from './user-error.js';

/**
 * Finds the folder that the command was called in.
 *
 * @returns Its absolute path.
 * @throws {@link UserError} where it is not there any more.
 */
export function currentFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new UserError(
      `The folder that this was called in cannot be looked at: ${describePathError(error)}. Call it in one that is there.`,
      { cause: error },
    );
  }
}
