import { isAbout, type Lapse } from '@groundrules/audit/judge';

import type { IdentifiedFinding } from '../findings/identity.js';
import { knownFingerprints } from '../findings/known-fingerprints.js';
import { isInFiles } from './is-in-files.js';
import type { StoredWaiver } from './waiver.js';

/** A waiver, and what came of it among the findings of today. */
export interface WaiverUse {
  readonly waiver: StoredWaiver;
  readonly fits: (finding: IdentifiedFinding) => boolean;
  /** The fingerprint of the finding that is the waiver's id. */
  readonly known: (finding: IdentifiedFinding) => string | undefined;
  readonly matched: IdentifiedFinding[];
  /** What it would hold for if it were still in force and nothing else held. */
  readonly reopened: Reopened[];
}

/** A finding that a waiver was about, and why it does not hold. */
export interface Reopened {
  readonly finding: IdentifiedFinding;
  readonly lapses: readonly Pick<Lapse, 'kind' | 'message'>[];
}

/**
 * Makes a waiver ready to be held against findings.
 *
 * @param waiver - The waiver.
 * @param oldNames - Old names of files by their present ones.
 * @returns The waiver, of no use yet.
 */
export function createUse(
  waiver: StoredWaiver,
  oldNames: ReadonlyMap<string, readonly string[]>,
): WaiverUse {
  const inFiles = isInFiles(waiver.files);
  const known = (finding: IdentifiedFinding): string | undefined =>
    knownFingerprints(finding, oldNames).find((fingerprint) => fingerprint === waiver.id);
  return {
    waiver,
    known,
    fits: (finding) =>
      finding.gate === waiver.gate &&
      inFiles(finding.file) &&
      (isNamed(finding, waiver) || known(finding) !== undefined),
    matched: [],
    reopened: [],
  };
}

function isNamed(finding: IdentifiedFinding, waiver: StoredWaiver): boolean {
  const { gate, rule, subject, vulnerability } = finding;
  if (vulnerability !== undefined) return isAbout(waiver, vulnerability);
  return rule === waiver.id || (gate === 'audit' && subject === waiver.id);
}
