/** A package of the repository. */
export interface Workspace {
  /** The name in its manifest, or its folder's where that has none. */
  readonly name: string;
  /** Relative to the repository, with `/`; `.` for its root. */
  readonly folder: string;
}
