import { practiceEnforcedBy, practices, type Gate } from '@groundrules/catalogue';

import { describeIssue, issueTypes } from '../gates/dead-code/parse-report.js';
import { localCommand } from '../workspaces/package-manager.js';
import { enforcerNames } from './enforcer-names.js';
import type { ExplainedGate } from './explained-rule.js';
import type { FoundPractice } from './find-practice.js';

const gates: Readonly<Record<Gate, Pick<ExplainedGate, 'description' | 'tool'>>> = {
  format: {
    tool: 'Prettier',
    description:
      "Holds every file that Git knows against what Prettier would print, with the repository's own config and ignore files.",
  },
  lint: {
    tool: 'ESLint',
    description:
      "Runs ESLint with the repository's own config, in each package that has one. Bulk suppressions of ESLint are left to the baseline.",
  },
  types: {
    tool: 'the TypeScript compiler',
    description:
      'Lets the compiler of the repository judge every project: the tsconfig.json of the root and of each package, and what they refer to.',
  },
  'dead-code': {
    tool: 'knip',
    description:
      "Runs knip with the repository's own config: files, exports and dependencies that nothing uses.",
  },
  docs: {
    tool: '@groundrules/docstrings',
    description:
      'Measures how much of what the packages publish has a docstring, and compiles the examples in them.',
  },
  audit: {
    tool: '@groundrules/audit',
    description:
      'Looks for known vulnerabilities in what the lockfile installs, and for what makes dependencies less trustworthy.',
  },
  secrets: {
    tool: 'secretlint',
    description: 'Looks for passwords, tokens and keys in every file that Git knows.',
  },
  bench: {
    tool: 'Vitest',
    description: 'Measures the benchmarks and compares them with groundrules.bench.json.',
  },
};

/**
 * Says what a gate does.
 *
 * @param name - The gate.
 * @returns Its explanation.
 */
export function explainGate(name: Gate): ExplainedGate {
  return { kind: 'gate', name, ...gates[name], notes: notesOn(name) };
}

/** What the gate dead-code reports under the same name is another thing. */
function notesOn(name: Gate): string[] {
  if (!issueTypes.includes(name)) return [];
  const practice = practiceEnforcedBy({ kind: 'knip', id: name });
  const more =
    practice === undefined
      ? ''
      : ` That stands for ${practice.id}: ${localCommand('groundrules')} explain ${practice.id}`;
  return [
    `A type of issue of knip has the same name, which the gate dead-code reports: ${describeIssue(name, '…')}${more}`,
  ];
}

/**
 * Lists the practices that a gate watches over.
 *
 * @param gate - The gate.
 * @returns The practices, each with what of it the gate reports.
 */
export function practicesOfGate(gate: Gate): FoundPractice[] {
  return practices
    .filter(
      (practice) =>
        practice.enforcers.gate === gate ||
        enforcerNames(practice).some((enforcer) => enforcer.gate === gate) ||
        alsoReportedBy[gate]?.includes(practice.id) === true,
    )
    .map((practice) => ({ practice }));
}

/** Gates that report a practice under its own name, beside the rules that enforce it. */
const alsoReportedBy: Readonly<Partial<Record<Gate, readonly string[]>>> = {
  docs: ['undocumented-public-api'],
  secrets: ['hardcoded-secret'],
};
