/** Thrown where the command can't do what it was asked to, with what is wrong and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
