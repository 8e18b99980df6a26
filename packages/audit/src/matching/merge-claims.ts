import type { Advisory, Severity } from '../advisory.js';
import type { Claim } from '../sources/claim.js';
import { sortAliases } from '../sources/to-ids.js';

const order: readonly Severity[] = ['low', 'moderate', 'high', 'critical'];

/**
 * Makes one claim of all that speak of the same weakness of the same package: registries give an advisory once for each
 * range, and once for each place where it is found.
 *
 * @param claims - What a source said, in any order, as often as it likes.
 * @returns One claim for each advisory and package, by package and id.
 */
export function mergeClaims(claims: readonly Claim[]): readonly Claim[] {
  const merged = new Map<string, Claim>();
  // In an order of its own, so that the order of the source never shows.
  for (const claim of claims.toSorted((a, b) => compare(keyOf(a), keyOf(b)))) {
    const key = JSON.stringify([claim.advisory.package, claim.advisory.id]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? claim : merge(known, claim));
  }
  return [...merged.values()];
}

function keyOf({ advisory, versions }: Claim): string {
  const { id, package: name } = advisory;
  return `${name}\u0000${id}\u0000${JSON.stringify(advisory)}\u0000${versions.join(' ')}`;
}

function merge(a: Claim, b: Claim): Claim {
  const fix =
    a.fix === undefined || b.fix === undefined ? (a.fix ?? b.fix) : worseFix(a.fix, b.fix);
  return {
    advisory: mergeAdvisories(a.advisory, b.advisory),
    versions: [...new Set([...a.versions, ...b.versions])].toSorted(),
    ...(fix !== undefined && { fix }),
  };
}

/** Two ways to mend two halves of it: nothing is known to mend both, unless they are the same. */
function worseFix(a: Claim['fix'], b: Claim['fix']): Claim['fix'] {
  return JSON.stringify(a) === JSON.stringify(b) ? a : null;
}

function mergeAdvisories(a: Advisory, b: Advisory): Advisory {
  const patched = union([a.patched, b.patched]);
  const cvss = [a.cvss, b.cvss]
    .filter((one) => one !== undefined)
    .toSorted((left, right) => right.score - left.score)[0];
  return {
    ...b,
    ...a,
    aliases: sortAliases([...a.aliases, ...b.aliases]).filter((name) => name !== a.id),
    vulnerable: union([a.vulnerable, b.vulnerable]) ?? a.vulnerable,
    patched: patched ?? null,
    severity: order[Math.max(order.indexOf(a.severity), order.indexOf(b.severity))] ?? 'critical',
    ...(cvss && { cvss }),
  };
}

function union(ranges: readonly (string | null)[]): string | undefined {
  const parts = ranges
    .filter((range) => range !== null)
    .flatMap((range) => range.split('||').map((part) => part.trim()));
  return parts.length === 0 ? undefined : [...new Set(parts)].toSorted(compare).join(' || ');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
