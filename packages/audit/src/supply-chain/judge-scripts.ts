import type { PackageManager } from '../inventory.js';
import type { Declared } from './declared-scripts.js';
import type { LockEntry } from './entries/lock-entry.js';
import { toFinding, type SupplyChainFinding } from './finding.js';
import type { ManagerSettings } from './settings/manager-settings.js';

/** What entries are held against. */
export interface ScriptRules {
  readonly manager: PackageManager;
  readonly settings: ManagerSettings;
  readonly declared: Declared;
  readonly lineOf: (entry: LockEntry) => number;
}

/**
 * Looks for dependencies that run something when they are installed, and about which nobody has decided.
 *
 * @param entries - The entries of the lockfile.
 * @param rules - What they are held against.
 * @returns Those that do.
 */
export function judgeScripts(
  entries: readonly LockEntry[],
  { declared, lineOf, manager, settings }: ScriptRules,
): readonly SupplyChainFinding[] {
  const findings: SupplyChainFinding[] = [];
  if (declared.allowsAll || settings.ignoresLists) {
    findings.push(
      toFinding({
        check: 'installScripts',
        rule: 'unguarded-scripts',
        package: undefined,
        version: undefined,
        line: 1,
        happened: `${manager} is told to run the install scripts of all dependencies, whatever the lists say.`,
        todo: 'Take that out of its settings.',
      }),
    );
  }
  if (!settings.runsScripts && !settings.ignoresLists) return findings;
  const seen = new Set<string>();
  for (const entry of entries) {
    const { hasScripts, name, version } = entry;
    const isDecided = [declared, listed(settings.allowedScripts)].some((list) =>
      list.isDecided(name, version),
    );
    if (hasScripts !== true || isDecided || seen.has(`${name}@${version}`)) continue;
    seen.add(`${name}@${version}`);
    findings.push(
      toFinding({
        check: 'installScripts',
        rule: 'install-script',
        package: name,
        version,
        line: lineOf(entry),
        happened: `${name} ${version} runs a script when it is installed, with the rights of whoever installs, and nobody has allowed it.`,
        todo: `Read the script, then list ${name} in allowedScripts, or keep it from running.`,
      }),
    );
  }
  return findings;
}

function listed(names: readonly string[]): Pick<Declared, 'isDecided'> {
  return {
    isDecided: (name, version) => names.includes(name) || names.includes(`${name}@${version}`),
  };
}
