/**
 * Writes a path into JSON as people read it.
 *
 * @param segments - Names and indexes, from the outside in.
 * @returns For example `$.gates["dead-code"]` or `$.ignores[0]`.
 */
export function jsonPath(segments: readonly (string | number)[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === 'number') return `${path}[${String(segment)}]`;
    return /^[A-Za-z_$][\w$]*$/u.test(segment)
      ? `${path}.${segment}`
      : `${path}[${JSON.stringify(segment)}]`;
  }, '$');
}
