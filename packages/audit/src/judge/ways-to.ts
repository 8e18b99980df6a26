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
  { through = [] }: Vulnerability,
): boolean {
  let next = 0;
  for (const station of through) {
    const wanted = path[next];
    if (wanted === station || wanted === withoutVersion(station)) next += 1;
  }
  return next === path.length;
}

function withoutVersion(station: string): string {
  const at = station.lastIndexOf('@');
  return at > 0 ? station.slice(0, at) : station;
}
