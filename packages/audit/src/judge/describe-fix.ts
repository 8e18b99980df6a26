import type { Vulnerability } from '../audit-report.js';

/**
 * Says how a vulnerability can be mended.
 *
 * @param vulnerability - The vulnerability.
 * @returns A few words; `undefined` where there is no fix.
 * @example
 * ```ts
 * import type { Vulnerability } from '@groundrules/audit';
 * import { describeFix } from '@groundrules/audit/judge';
 *
 * export function advise(vulnerability: Vulnerability): string {
 *   return describeFix(vulnerability) ?? 'There is no fix yet.';
 * }
 * ```
 */
export function describeFix({ advisory, fix }: Vulnerability): string | undefined {
  if (fix !== null) {
    const leaves = fix.breaking ? ', which leaves the range asked for' : '';
    return `update ${fix.name} to ${fix.version}${leaves}`;
  }
  return advisory.patched === null
    ? undefined
    : `${advisory.package} is mended in ${advisory.patched}`;
}
