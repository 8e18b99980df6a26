import type { InstalledPackage, PackageManager } from '../inventory.js';

/** One entry of a lockfile, or a workspace of the repository. */
export interface LockNode {
  /** The name under which it is published; of a workspace its own. */
  readonly name: string;
  readonly version: string;
  readonly origin: InstalledPackage['origin'];
  readonly bundled: boolean;
  /** Where it is asked for by the address that a registry has it at, and not by a range. */
  readonly address?: string;
  readonly edges: readonly LockEdge[];
}

/** What asks for what. */
export interface LockEdge {
  /** Key of the node in {@link LockGraph.nodes}. */
  readonly to: string;
  /** The name it is asked for by, which is another one under an alias. */
  readonly name: string;
  /** The range that is asked for, where the lockfile or a manifest tells. */
  readonly range?: string;
  /** Whether only development needs it. */
  readonly dev: boolean;
}

/** A package.json of the repository. */
interface LockWorkspace {
  /** Relative to the repository, with `/`; `.` is the root. */
  readonly folder: string;
  /** Key of its node. */
  readonly id: string;
}

/** What stands in a lockfile, whichever tool wrote it. */
export interface LockGraph {
  readonly manager: PackageManager;
  /** Relative to the repository, with `/`. */
  readonly lockfile: string;
  readonly workspaces: readonly LockWorkspace[];
  /** By a key of the reader's own. */
  readonly nodes: ReadonlyMap<string, LockNode>;
}
