import type { Vulnerability } from '@groundrules/audit';
import { doesBlock, type Thresholds } from '@groundrules/audit/judge';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { RawFinding } from '../../findings/finding.js';
import { describeVulnerability } from './describe-vulnerability.js';
import { locateDependency } from './locate-dependency.js';

/** Where vulnerabilities were found, and what of them blocks. */
export interface FindingOptions {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Relative to the repository. */
  readonly lockfile: string;
  readonly thresholds: Thresholds;
}

/**
 * Makes a finding of a vulnerability. It stands where the dependency that brings it in is listed, and is known by
 * advisory and package alone, so that neither an update nor another way to it makes it a new one.
 *
 * @param vulnerability - The vulnerability.
 * @param options - Where it was found.
 * @returns The finding: an error where it blocks, a warning otherwise.
 */
export async function toFinding(
  vulnerability: Vulnerability,
  { lockfile, root, thresholds }: FindingOptions,
): Promise<RawFinding> {
  const { advisory, direct } = vulnerability;
  const place = locateDependency(await readText(path.join(root, direct.manifest)), direct.name);
  return {
    rule: advisory.id,
    practice: 'vulnerable-dependency',
    severity: doesBlock(vulnerability, thresholds) ? 'error' : 'warning',
    ...(place === undefined
      ? { file: lockfile, line: 1, column: 1 }
      : { file: direct.manifest, ...place }),
    alsoIn: [lockfile],
    message: describeVulnerability(vulnerability),
    subject: `${advisory.id} ${advisory.package}`,
    risk: advisory.severity,
    vulnerability,
    ...(advisory.url !== undefined && { help: advisory.url }),
  };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    // What can't be read lists nothing: the finding then stands at the lockfile.
    return '';
  }
}
