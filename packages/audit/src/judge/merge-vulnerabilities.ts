import { compare, valid } from 'semver';

import type { Advisory } from '../advisory.js';
import type { Vulnerability } from '../audit-report.js';
import { namesOf } from './names-of.js';
import { worstOf } from './severities.js';

/**
 * Makes one of what is told several times: the same advisory about the same package, under the same name or
 * another that it has. The worst that is told counts.
 *
 * @param vulnerabilities - What was told, by one source or by several.
 * @returns One for each advisory and package.
 * @example
 * ```ts
 * import type { AuditReport, Vulnerability } from '@groundrules/audit';
 * import { mergeVulnerabilities } from '@groundrules/audit/judge';
 *
 * export function listAll(reports: readonly AuditReport[]): Vulnerability[] {
 *   return mergeVulnerabilities(reports.flatMap(({ vulnerabilities }) => vulnerabilities));
 * }
 * ```
 */
export function mergeVulnerabilities(vulnerabilities: readonly Vulnerability[]): Vulnerability[] {
  const merged: Vulnerability[] = [];
  for (const vulnerability of vulnerabilities) {
    const same = merged.filter((other) => isSame(other.advisory, vulnerability.advisory));
    const [first, ...others] = same;
    if (first === undefined) {
      merged.push(vulnerability);
      continue;
    }
    // One that goes by two names may join what looked like two.
    merged[merged.indexOf(first)] = [...others, vulnerability].reduce(merge, first);
    for (const other of others) merged.splice(merged.indexOf(other), 1);
  }
  return merged;
}

/**
 * Tells whether two advisories are about the same weakness of the same package.
 *
 * @param a - An advisory.
 * @param b - Another.
 * @returns Whether they have a name in common.
 * @example
 * ```ts
 * import type { Advisory } from '@groundrules/audit';
 * import { isSame } from '@groundrules/audit/judge';
 *
 * export function knows(advisories: readonly Advisory[], advisory: Advisory): boolean {
 *   return advisories.some((known) => isSame(known, advisory));
 * }
 * ```
 */
export function isSame(a: Advisory, b: Advisory): boolean {
  if (a.package !== b.package) return false;
  if (a.id === b.id) return true;
  const names = namesOf(a);
  return [...namesOf(b)].some((name) => names.has(name));
}

function merge(a: Vulnerability, b: Vulnerability): Vulnerability {
  const [near, far] = a.shortestPath.length <= b.shortestPath.length ? [a, b] : [b, a];
  const isSamePath = near.shortestPath.join('\n') === far.shortestPath.join('\n');
  const { cvss: _cvss, ...advisory } = near.advisory;
  const [cvss] = [a.advisory.cvss, b.advisory.cvss]
    .filter((one) => one !== undefined)
    .toSorted((one, other) => other.score - one.score);
  const id = [a.advisory.id, b.advisory.id].toSorted(byPreference)[0] ?? a.advisory.id;
  const { through: _through, ...rest } = near;
  return {
    ...rest,
    advisory: {
      ...advisory,
      id,
      aliases: [
        ...new Set([a.advisory.id, ...a.advisory.aliases, b.advisory.id, ...b.advisory.aliases]),
      ].filter((name) => name !== id),
      vulnerable: join(a.advisory.vulnerable, b.advisory.vulnerable),
      patched: near.advisory.patched ?? far.advisory.patched,
      severity: worstOf([a.advisory.severity, b.advisory.severity]),
      ...(cvss !== undefined && { cvss }),
    },
    versions: [...new Set([...a.versions, ...b.versions])].toSorted(compareVersions),
    production: a.production || b.production,
    otherPaths: isSamePath
      ? Math.max(near.otherPaths, far.otherPaths)
      : near.otherPaths + far.otherPaths + 1,
    ...(a.through !== undefined &&
      b.through !== undefined && { through: a.through.filter((one) => b.through?.includes(one)) }),
    fix: near.fix ?? far.fix,
  };
}

function byPreference(a: string, b: string): number {
  return preferenceOf(a) - preferenceOf(b) || (a < b ? -1 : 1);
}

function preferenceOf(id: string): number {
  if (/^GHSA-/iu.test(id)) return 0;
  return /^CVE-/iu.test(id) ? 1 : 2;
}

function join(a: string, b: string): string {
  return a === b ? a : `${a} || ${b}`;
}

function compareVersions(a: string, b: string): number {
  return valid(a) !== null && valid(b) !== null ? compare(a, b) : a < b ? -1 : 1;
}
