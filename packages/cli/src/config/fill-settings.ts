import type { Gate } from '@groundrules/catalogue';

import type { Mode } from '../gates/report.js';
import type { Config, GateSettings, SupplyChainSettings } from './config.js';
import { gateNames } from './gate-names.js';
import type { Settings } from './settings.js';

/** What a gate does unless it is told otherwise. */
const defaultModes: Readonly<Record<Gate, Mode>> = {
  format: 'block',
  lint: 'block',
  types: 'block',
  'dead-code': 'block',
  docs: 'block',
  audit: 'block',
  secrets: 'block',
  // Timings differ between machines, so they tell and don't stop.
  bench: 'advise',
};

const defaultTimeoutMs = 600_000;

/**
 * Fills in what the settings leave open.
 *
 * @param settings - What the files say, merged.
 * @param files - The files that they come from, absolute.
 * @returns Complete settings.
 */
export function fillSettings(settings: Settings, files: readonly string[]): Config {
  const gates = Object.fromEntries(
    gateNames.map((name): [Gate, GateSettings] => {
      const mode = settings.gates?.[name] ?? defaultModes[name];
      return [
        name,
        mode === 'off' ? { mode: defaultModes[name], enabled: false } : { mode, enabled: true },
      ];
    }),
  ) as Record<Gate, GateSettings>;
  return {
    level: settings.level ?? 'strict',
    gates,
    timeoutMs: settings.timeoutMs ?? defaultTimeoutMs,
    docs: { threshold: 100, entries: [], examples: true, readme: false, ...settings.docs },
    audit: {
      maximumAgeDays: 30,
      ...settings.audit,
      // A tool that only builds runs with the rights of whoever builds, so it is no different unless it is said.
      production: { block: 'low', ...settings.audit?.production },
      development: { block: 'low', ...settings.audit?.development },
      supplyChain: fillSupplyChain(settings.audit?.supplyChain),
    },
    bench: {
      files: ['**/*.{bench,benchmark}.?(c|m)[jt]s?(x)'],
      threshold: 10,
      rounds: 5,
      otherMachines: 'report',
      instructions: false,
      instructionThreshold: 3,
      ...settings.bench,
    },
    waivers: {
      maximumDays: {
        critical: 30,
        high: 90,
        moderate: 180,
        low: 365,
        ...settings.waivers?.maximumDays,
      },
    },
    ignores: settings.ignores ?? [],
    files,
  };
}

/** Much of it is a question of trust and no flaw, so that nothing blocks unless it is said. */
function fillSupplyChain(
  written: NonNullable<Settings['audit']>['supplyChain'] = {},
): SupplyChainSettings {
  const { installScripts, provenance, sources, youngVersions } = written;
  return {
    installScripts: { mode: 'advise', allow: [], ...installScripts },
    sources: { mode: 'advise', allow: [], ...sources },
    youngVersions: { mode: 'advise', days: 7, allow: [], ...youngVersions },
    provenance: { mode: 'advise', allow: [], ...provenance },
  };
}
