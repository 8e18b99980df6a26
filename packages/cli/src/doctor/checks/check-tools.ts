import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Gate } from '@groundrules/catalogue';

import { benchFile } from '../../gates/bench/bench-record.js';
import { toRelative } from '../../gates/files/to-relative.js';
import { loadFromRepository, type LoadedTool } from '../../gates/load-tool.js';
import { installCommand } from '../../workspaces/install-command.js';
import type { Check, Diagnosis, Patient } from '../diagnosis.js';
import { judgeVersion, type RangedTool } from '../judge-version.js';
import { mendPackage } from '../mend-package.js';
import { missingEntry } from '../missing-entry.js';
import { supportedRanges } from '../supported-ranges.js';

/** The gate that needs a tool; what has no benchmarks needs no Vitest. */
const gateOf: Readonly<Partial<Record<RangedTool, Gate>>> = {
  eslint: 'lint',
  typescript: 'types',
  prettier: 'format',
  knip: 'dead-code',
};

/** Packages of ours, and the gate whose tool they are settings of, if they are wanted for it. */
const ours: readonly (readonly [name: string, gate: Gate | undefined])[] = [
  ['@groundrules/eslint-config', 'lint'],
  ['@groundrules/prettier-config', undefined],
  ['@groundrules/knip-config', undefined],
  ['@groundrules/tsconfig', undefined],
  ['@groundrules/vitest-config', undefined],
];

/** Which tools are installed, and whether they are of a version that we are made for. */
export const checkTools: Check = (patient) => [
  ...(Object.keys(supportedRanges) as RangedTool[]).flatMap((name) => checkTool(name, patient)),
  ...ours.flatMap(([name, gate]) => checkOurs(name, gate, patient)),
];

function checkTool(name: RangedTool, patient: Patient): Diagnosis[] {
  const { root, workspaces } = patient;
  const gate = gateOf[name];
  const found = loadFromRepository(root, name, workspaces);
  const verdict = judgeVersion(name, patient);
  if (verdict === undefined || found.kind === 'error') {
    if (gate === undefined || !isOn(gate, patient)) return [];
    return [missing(root, name, `the gate ${gate} needs it`)];
  }
  const { cure, isSupported, message } = verdict;
  const broken = findBroken(name, found, root);
  // Another version comes with all its files.
  if (broken !== undefined) return [isSupported ? broken : { ...broken, cure }];
  if (isSupported) return [{ subject: name, status: 'ok', message }];
  // Others do their work, and the check says the same. Benchmarks are measured by no other Vitest.
  const isNeeded =
    name === 'vitest' && isOn('bench', patient) && existsSync(path.join(root, benchFile));
  return [{ subject: name, status: isNeeded ? 'problem' : 'warning', message, cure }];
}

function checkOurs(name: string, gate: Gate | undefined, patient: Patient): Diagnosis[] {
  const { root, workspaces } = patient;
  const found = loadFromRepository(root, name, workspaces);
  if (found.kind === 'found') {
    return [
      findBroken(name, found, root) ?? {
        subject: name,
        status: 'ok',
        message: found.version || 'without a version',
      },
    ];
  }
  return gate !== undefined && isOn(gate, patient)
    ? [missing(root, name, `the gate ${gate} is to hold the standard`)]
    : [];
}

/** An install that broke off may have brought the manifest and not what it names. */
function findBroken(
  name: string,
  { folder, version }: LoadedTool,
  root: string,
): Diagnosis | undefined {
  const file = missingEntry(folder);
  if (file === undefined) return undefined;
  return {
    subject: name,
    status: 'problem',
    message: `${version || 'without a version'}, but ${toRelative(root, file)} is missing, without which it cannot be loaded`,
    cure: mendPackage(folder, root),
  };
}

function missing(root: string, name: string, why: string): Diagnosis {
  return {
    subject: name,
    status: 'problem',
    message: `not installed, and ${why}`,
    cure: installCommand(root, name),
  };
}

function isOn(gate: Gate, { config }: Patient): boolean {
  return config?.gates[gate].enabled ?? true;
}
