import type { Vulnerability } from '../audit-report.js';

/**
 * Tells whether every way to a vulnerable package leads through something.
 *
 * @param path - Names, in their order, with a version or without.
 * @param vulnerability - The vulnerability.
 * @returns `false` also where not all ways are known: another one may do without it.
 */
export function allWaysLeadThrough(
  path: readonly string[],
  { otherPaths, shortestPath, through }: Vulnerability,
): boolean {
  const stations = through ?? (otherPaths === 0 ? shortestPath : []);
  let next = 0;
  for (const station of stations) {
    const wanted = path[next];
    if (wanted === station || wanted === withoutVersion(station)) next += 1;
  }
  return next === path.length;
}

function withoutVersion(station: string): string {
  const at = station.lastIndexOf('@');
  return at > 0 ? station.slice(0, at) : station;
}
