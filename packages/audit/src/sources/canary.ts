/** A version known to be vulnerable, which a source has to know, or else it is blind. */
export interface Canary {
  /** Name of the package, as it is published. */
  readonly package: string;
  /** The version that is vulnerable. */
  readonly version: string;
  /** The advisory that the source has to name, by any of its names; without one any about that version will do. */
  readonly advisory?: string;
}

/** Rated critical in 2022 and in every database since, and without a dependency of its own. */
export const defaultCanary: Canary = { package: 'minimist', version: '0.0.8' };
