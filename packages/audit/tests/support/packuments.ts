/** A version that a registry knows. */
export interface KnownVersion {
  /** When it was published; without one the registry does not tell. */
  readonly published?: string;
  /** Whether it has provenance. */
  readonly attested?: boolean;
}

/** A package that a registry knows. */
export interface KnownPackage {
  readonly versions: Readonly<Record<string, KnownVersion>>;
  /** When anything about it last changed; that of the last publication unless told otherwise. */
  readonly modified?: string;
}

/** The two forms in which registries tell of a package. */
export type PackumentForm = 'short' | 'long';

/**
 * Writes what a registry answers about a package, in the shape that npm's has.
 *
 * @param name - The package.
 * @param known - What is known of it.
 * @param form - The short form has no times but that of the last change.
 * @returns The packument.
 */
export function packumentOf(name: string, known: KnownPackage, form: PackumentForm): object {
  const dates = Object.values(known.versions).flatMap(({ published }) => published ?? []);
  const modified = known.modified ?? dates.toSorted().at(-1);
  return {
    name,
    'dist-tags': { latest: Object.keys(known.versions).at(-1) },
    versions: Object.fromEntries(
      Object.entries(known.versions).map(([version, { attested }]) => [
        version,
        {
          name,
          version,
          dist: {
            integrity: 'sha512-3oSeUO0TMV67hN1AmbXsK4yaqU7tjiHlbxRDZOpH0KW9==',
            tarball: `https://registry.example/${name}/-/${name}-${version}.tgz`,
            ...(attested === true && {
              attestations: {
                url: `https://registry.example/-/npm/v1/attestations/${name}@${version}`,
                provenance: { predicateType: 'https://slsa.dev/provenance/v1' },
              },
            }),
          },
        },
      ]),
    ),
    ...(form === 'short'
      ? { modified }
      : {
          time: {
            created: dates.toSorted()[0],
            modified,
            ...Object.fromEntries(
              Object.entries(known.versions).flatMap(([version, { published }]) =>
                published === undefined ? [] : [[version, published]],
              ),
            ),
          },
        }),
  };
}
