/**
 * What the user can mend: bad input, a missing tool. It is printed without a stack, and the exit code is 2.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
