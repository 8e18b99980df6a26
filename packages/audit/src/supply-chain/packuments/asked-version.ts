/** A version of a package that a registry is asked about. */
export interface AskedVersion {
  /** The name under which it is published. */
  readonly name: string;
  /** As the lockfile has it. */
  readonly version: string;
  /** As the registry has it, without what stands behind a plus. */
  readonly published: string;
  /** Address of the registry that serves it. */
  readonly registry: string;
  /** Where the lockfile has it, from 1. */
  readonly line: number;
}

/** A version of which something could not be found out. */
export interface UnknownVersion {
  readonly asked: AskedVersion;
  /** What the registry did, to follow its name: `answered with status 404`. */
  readonly reason: string;
}
