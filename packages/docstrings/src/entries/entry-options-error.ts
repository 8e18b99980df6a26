/** Entries that a repository names by an option, and that do not exist. */
export class EntryOptionsError extends Error {
  override readonly name = 'EntryOptionsError';
}
