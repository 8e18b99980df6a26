import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { audit, readInventory, type AuditReport, type Vulnerability } from '@groundrules/audit';
import { isSame, judgeVulnerabilities } from '@groundrules/audit/judge';
import type { Waiver } from 'groundrules';

/** The waiver policy of the standard, as nothing here changes it. */
const maximumDays = { critical: 30, high: 90, moderate: 180, low: 365 } as const;

/** What became of a vulnerability. */
export interface Outcome {
  readonly vulnerability: Vulnerability;
  readonly kind: 'fixed' | 'accepted' | 'open';
  /** What was upgraded, and to which version; only of what is fixed, and not where it was removed. */
  readonly upgrade?: string;
  /** The risk that was accepted; only of what is. */
  readonly waiver?: Waiver;
}

/** What became of the twin's vulnerabilities by the upgrade. */
export interface Review {
  /** One for each that the twin has, the worst first, and then those that came by the upgrade. */
  readonly outcomes: readonly Outcome[];
  /** Accepted risks that are about nothing. */
  readonly stale: readonly Waiver[];
}

/** The folders that are looked at. */
export interface ReviewFolders {
  /** With a lockfile, as it was. */
  readonly twin: string;
  /** With a lockfile, as it became, and the risks that were accepted. */
  readonly upgraded: string;
  /** Of facts in OSV's format. */
  readonly advisories: string;
}

/**
 * Audits lockfiles from before and after an upgrade, and holds what is left against the risks that were accepted.
 *
 * It judges as on the day on which the last of them was accepted: a risk ends by itself, what is shown here doesn't.
 *
 * @param folders - The folders.
 * @returns What became of each vulnerability.
 * @throws AuditError when an audit could not be completed.
 */
export async function reviewVulnerabilities(folders: ReviewFolders): Promise<Review> {
  const file = path.join(folders.upgraded, 'groundrules.waivers.json');
  const { waivers } = JSON.parse(await readFile(file, 'utf8')) as { waivers: readonly Waiver[] };
  const today =
    waivers
      .map(({ created }) => created)
      .toSorted()
      .at(-1) ?? '';
  const ask = (root: string): Promise<AuditReport> =>
    audit({ root, source: { osv: folders.advisories, maximumAgeDays: 3650 }, today });
  const [before, after] = await Promise.all([ask(folders.twin), ask(folders.upgraded)]);
  const { stale, verdicts } = judgeVulnerabilities(after.vulnerabilities, waivers, {
    today,
    maximumDays,
  });
  const { packages } = await readInventory(folders.upgraded);

  const left = verdicts.map(({ accepted, vulnerability }): Outcome => {
    return accepted === undefined
      ? { vulnerability, kind: 'open' }
      : { vulnerability, kind: 'accepted', waiver: accepted };
  });
  const fate = (vulnerability: Vulnerability): Outcome => {
    const { advisory, direct } = vulnerability;
    const same = left.find((one) => isSame(one.vulnerability.advisory, advisory));
    if (same !== undefined) return same;
    const now = packages.find(({ name }) => name === direct.name);
    return {
      vulnerability,
      kind: 'fixed',
      ...(now !== undefined && { upgrade: `${now.name} ${now.version}` }),
    };
  };
  // What the upgrade brought along counts as well, so that it can't hide.
  return { outcomes: [...new Set([...before.vulnerabilities.map(fate), ...left])], stale };
}
