/**
 * Takes from a version what stands behind its plus: registries don't tell versions apart by it.
 *
 * @param version - `1.0.0+sha.0a1b2c3`.
 * @returns `1.0.0`.
 */
export function withoutBuild(version: string): string {
  return version.replace(/\+.*$/u, '');
}
