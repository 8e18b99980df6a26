/** What a registry tells of a package. */
export interface Packument {
  /** When anything about it last changed, in milliseconds; `undefined` where the registry does not tell. */
  readonly modified: number | undefined;
  /** When each version was published; `undefined` where the registry tells that of none, as in its short answers. */
  readonly published: ReadonlyMap<string, number> | undefined;
  /** Whether a version has a provenance attestation, by version. */
  readonly attested: ReadonlyMap<string, boolean>;
}
