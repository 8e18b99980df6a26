/**
 * Names a version of a package the way other tools do.
 *
 * @param name - The name under which it is published.
 * @param version - The version.
 * @returns A package URL, `pkg:npm/%40acme/web@1.0.0`.
 * @example
 * ```ts
 * import { toPurl } from '@groundrules/audit/vex';
 *
 * toPurl('@acme/web', '1.0.0'); // pkg:npm/%40acme/web@1.0.0
 * ```
 */
export function toPurl(name: string, version: string): string {
  const path = name.split('/').map((part) => encodeURIComponent(part));
  return `pkg:npm/${path.join('/')}@${encodeURIComponent(version)}`;
}
