/** How severe an advisory calls it. A word that nobody knows counts as `critical`. */
export type Severity = 'critical' | 'high' | 'moderate' | 'low';

/** What is known about one weakness of one package, whatever source told it. */
export interface Advisory {
  /** GHSA first, else CVE, else what the source calls it. Never a registry's number, which changes with every edit. */
  readonly id: string;
  /** All other names, among them those of the registry's numbers that a source gave. */
  readonly aliases: readonly string[];
  /** The name under which the package is published. */
  readonly package: string;
  /** Range of the versions that have it. */
  readonly vulnerable: string;
  /** Range or versions from which on it is mended; `null` where there is none. */
  readonly patched: string | null;
  /** How severe the source calls it. */
  readonly severity: Severity;
  /** Its CVSS score, where one is known. */
  readonly cvss?: { readonly score: number; readonly vector?: string };
  /** What it is, in a line. */
  readonly title: string;
  /** Where to read about it. */
  readonly url?: string;
}
