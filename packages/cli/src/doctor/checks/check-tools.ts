import { satisfies } from 'semver';
import type { Gate } from '@groundrules/catalogue';

import { loadFromRepository } from '../../gates/load-tool.js';
import { installCommand } from '../../workspaces/install-command.js';
import type { Check, Diagnosis, Patient } from '../diagnosis.js';
import { supportedRanges } from '../supported-ranges.js';

type Tool = keyof typeof supportedRanges;

/** The gate that needs a tool; none needs Vitest. */
const gateOf: Readonly<Partial<Record<Tool, Gate>>> = {
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
  ...(Object.keys(supportedRanges) as Tool[]).flatMap((name) => checkTool(name, patient)),
  ...ours.flatMap(([name, gate]) => checkOurs(name, gate, patient)),
];

function checkTool(name: Tool, patient: Patient): Diagnosis[] {
  const { root, workspaces } = patient;
  const range = supportedRanges[name];
  const gate = gateOf[name];
  const tool = loadFromRepository(root, name, workspaces);
  if (tool.kind === 'error') {
    if (gate === undefined || !isOn(gate, patient)) return [];
    return [missing(root, name, `the gate ${gate} needs it`)];
  }
  if (satisfies(tool.version, range, { includePrerelease: true })) {
    return [{ subject: name, status: 'ok', message: `${tool.version}, within ${range}` }];
  }
  return [
    {
      subject: name,
      status: gate !== undefined && isOn(gate, patient) ? 'problem' : 'warning',
      message: `${tool.version || 'without a version'} is not within ${range}`,
      cure: installCommand(root, `${name}@latest`),
    },
  ];
}

function checkOurs(name: string, gate: Gate | undefined, patient: Patient): Diagnosis[] {
  const { root, workspaces } = patient;
  const found = loadFromRepository(root, name, workspaces);
  if (found.kind === 'found') return [{ subject: name, status: 'ok', message: found.version }];
  return gate !== undefined && isOn(gate, patient)
    ? [missing(root, name, `the gate ${gate} is to hold the standard`)]
    : [];
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
