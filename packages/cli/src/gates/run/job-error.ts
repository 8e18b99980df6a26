/** What keeps a job from its work, in words for a person, so that no stack is needed. */
export class JobError extends Error {
  override readonly name = 'JobError';
}
