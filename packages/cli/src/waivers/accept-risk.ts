import { describeFix, isAbout, justifications, type Justification } from '@groundrules/audit/judge';
import type { Vulnerability } from '@groundrules/audit';
import { validRange } from 'semver';

import { nearest } from '../config/nearest.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import { UserError } from '../user-error.js';
import type { Waiver } from './waiver.js';

/** What an accepted risk can be told, besides what every waiver is. */
export interface RiskOptions {
  /** The package, where the advisory names several. */
  readonly package?: string;
  /** Range of the versions that were looked into; those that are installed unless it is given. */
  readonly versions?: string;
  /** Names that every way to it has to lead through. */
  readonly path?: readonly string[];
  /** Why it does no harm at all. */
  readonly justification?: string;
}

/** What is known of a risk that is to be accepted. */
export interface Risk {
  /** The name of the advisory that waivers go by. */
  readonly id: string;
  readonly vulnerability: Vulnerability;
  /** The findings that it is about. */
  readonly findings: readonly IdentifiedFinding[];
  /** Whether there is a fix. */
  readonly isMendable: boolean;
  /** What goes into the waiver. */
  readonly facts: Pick<
    Waiver,
    'justification' | 'package' | 'path' | 'production' | 'severity' | 'versions'
  >;
  /** Tells whether the waiver takes the place of another. */
  readonly replaces: (other: Waiver) => boolean;
}

/**
 * Takes from today's findings what an accepted risk has to say to be reopened when that changes.
 *
 * @param findings - What is to be accepted.
 * @param options - What was said about it.
 * @returns The facts; `undefined` where it is no vulnerability.
 * @throws {@link UserError} where several packages have it and none is chosen, and for what is no range or justification.
 */
export function acceptRisk(
  findings: readonly IdentifiedFinding[],
  options: RiskOptions,
): Risk | undefined {
  const known = findings.filter(({ vulnerability }) => vulnerability !== undefined);
  const packages = [...new Set(known.map((one) => one.vulnerability?.advisory.package ?? ''))];
  if (packages.length === 0) return undefined;
  const chosen = options.package ?? (packages.length === 1 ? packages[0] : undefined);
  const matching = known.filter((one) => one.vulnerability?.advisory.package === chosen);
  const vulnerability = matching[0]?.vulnerability;
  if (vulnerability === undefined) throw new UserError(choiceOf(packages, options.package));
  const { advisory, production, versions } = vulnerability;
  const { path } = options;
  const facts = {
    package: advisory.package,
    versions: rangeOf(options.versions) ?? versions.join(' || '),
    ...(path !== undefined && path.length > 0 && { path }),
    severity: advisory.severity,
    production,
    ...(options.justification !== undefined && {
      justification: justificationOf(options.justification),
    }),
  };
  return {
    id: advisory.id,
    vulnerability,
    findings: matching,
    isMendable: describeFix(vulnerability) !== undefined,
    facts,
    replaces: (other) =>
      other.gate === 'audit' &&
      other.files === undefined &&
      JSON.stringify(other.path) === JSON.stringify(facts.path) &&
      (isAbout(other, vulnerability) ||
        matching.some(({ fingerprint }) => fingerprint === other.id)) &&
      // One that names no package may hold for another one as well.
      (other.package !== undefined || packages.length === 1),
  };
}

function choiceOf(packages: readonly string[], given: string | undefined): string {
  if (given === undefined) {
    return `The advisory is about several packages: ${packages.join(', ')}. Choose one by --package.`;
  }
  const meant = nearest(given, packages);
  return `The advisory is not about ${given}, but about ${packages.join(', ')}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

function rangeOf(versions: string | undefined): string | undefined {
  if (versions !== undefined && (versions.trim() === '' || validRange(versions) === null)) {
    throw new UserError(
      `--versions ${JSON.stringify(versions)} is no range of versions: write it like "1.2.3 || ^2.0.0".`,
    );
  }
  return versions;
}

function justificationOf(word: string): Justification {
  const known = justifications.find((one) => one === word);
  if (known !== undefined) return known;
  const meant = nearest(word, justifications);
  throw new UserError(
    `--justification ${word}: expected one of ${justifications.join(', ')}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  );
}
