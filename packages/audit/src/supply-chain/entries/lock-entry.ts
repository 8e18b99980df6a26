/** One entry of a lockfile, as far as trust in it goes. */
export interface LockEntry {
  /** Key of its node in the graph; of pnpm's without the peers. */
  readonly id: string;
  /** The name under which it is published. */
  readonly name: string;
  readonly version: string;
  /** From where it was fetched, where the lockfile tells. */
  readonly address: string | undefined;
  /** Whether what is fetched is held against a checksum. */
  readonly hasIntegrity: boolean;
  /** Whether it runs something when it is installed; `undefined` where the lockfile does not tell. */
  readonly hasScripts: boolean | undefined;
  /** How its line in the lockfile begins. */
  readonly head: string;
}
