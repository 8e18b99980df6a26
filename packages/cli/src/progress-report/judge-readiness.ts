import type { Gate } from '@groundrules/catalogue';

import type { Baseline } from '../baseline/baseline.js';
import { baselineFile } from '../baseline/read-baseline.js';
import type { Config } from '../config/config.js';
import { gateNames } from '../config/gate-names.js';
import type { ToolReport } from '../drift/drift-report.js';
import type { DriftTool } from '../drift/weakening.js';
import type { WorkflowSummary } from './examine-workflows.js';
import type { DriftSummary } from './measure-drift-part.js';
import type { GateReport } from '../gates/report.js';
import { plural } from '../reporters/plural.js';
import type {
  Criterion,
  DocsSummary,
  ProgressSummary,
  VulnerabilitySummary,
} from './progress-summary.js';

/** What readiness is told by. */
export interface ReadinessInput {
  readonly gates: readonly GateReport[];
  readonly config: Pick<Config, 'gates' | 'level'>;
  readonly baseline: Pick<Baseline, 'findings'> | undefined;
  readonly waivers: ProgressSummary['waivers'];
  readonly vulnerabilities: VulnerabilitySummary;
  readonly docs: DocsSummary;
  readonly drift: DriftSummary;
  /** What the doctor says of the workflows, or why it could not look. */
  readonly ci: WorkflowSummary;
}

type Judgement = Pick<Criterion, 'evidence' | 'state'>;

/**
 * Tells which of the things are so that make a repository ready. What is not known does not count as met.
 *
 * @param input - What is known.
 * @returns The criteria, in their order.
 */
export function judgeReadiness(input: ReadinessInput): Criterion[] {
  return criteria.map(({ id, judge, title }) => ({ id, title, ...judge(input) }));
}

/** The gates that look for what an attacker could use. */
const securityGates: readonly Gate[] = ['lint', 'audit', 'secrets'];

const criteria: readonly {
  readonly id: string;
  readonly title: string;
  readonly judge: (input: ReadinessInput) => Judgement;
}[] = [
  {
    id: 'blocking-gates-pass',
    title: 'Every gate that blocks has passed',
    judge: ({ gates }) => {
      const blocking = gates.filter(({ mode }) => mode === 'block');
      const broken = namesOf(blocking, 'error');
      const failed = namesOf(blocking, 'failed');
      const passed = namesOf(blocking, 'passed');
      if (failed !== '') return unmet(`failed: ${failed}`);
      if (broken !== '') return unknown(`could not do its work: ${broken}`);
      return passed === ''
        ? unmet('no gate that blocks has run')
        : met(withSkipped(`passed: ${passed}`, namesOf(blocking, 'skipped')));
    },
  },
  {
    id: 'no-gate-off',
    title: 'No gate is switched off',
    judge: ({ config }) => {
      const off = gateNames.filter((name) => !config.gates[name].enabled);
      return off.length === 0 ? met('all are on') : unmet(`off: ${off.join(', ')}`);
    },
  },
  {
    id: 'security-blocks',
    title: 'The gates that look at security block',
    judge: ({ config, gates }) => {
      const loose = securityGates.filter((name) => {
        const { enabled, mode } = config.gates[name];
        return !enabled || mode !== 'block' || gates.every((gate) => gate.name !== name);
      });
      if (loose.length > 0) return unmet(`not blocking: ${loose.join(', ')}`);
      const own = gates.filter(({ name }) => securityGates.includes(name));
      const idle = own.filter(({ standard }) => standard?.isOn === false).map(({ name }) => name);
      if (idle.length > 0) return unmet(`${idle.join(', ')} looks for nothing of the standard`);
      const broken = namesOf(own, 'error');
      if (broken !== '') return unknown(`could not do its work: ${broken}`);
      const looking = own.filter(({ status }) => status !== 'skipped').map(({ name }) => name);
      return looking.length === 0
        ? unmet(`nothing was looked at by ${securityGates.join(', ')}`)
        : met(withSkipped(`${looking.join(', ')} block`, namesOf(own, 'skipped')));
    },
  },
  {
    id: 'no-open-vulnerability',
    title: 'No vulnerability is open: each is fixed, or accepted with a reason and a date',
    judge: ({ vulnerabilities }) => {
      if (vulnerabilities.unknown !== undefined) return unknown(vulnerabilities.unknown);
      const open = vulnerabilities.list.filter(({ status }) => status === 'open').length;
      const accepted = vulnerabilities.list.filter(({ status }) => status === 'accepted').length;
      return open === 0 ? met(`${String(accepted)} accepted`) : unmet(`${String(open)} open`);
    },
  },
  {
    id: 'baseline-empty',
    title: 'Nothing is left in the baseline',
    judge: ({ baseline }) => {
      if (baseline === undefined) return met(`there is no ${baselineFile}`);
      const count = baseline.findings.length;
      return count === 0 ? met('it is empty') : unmet(plural(count, 'finding'));
    },
  },
  {
    id: 'no-ended-waiver',
    title: 'No waiver is past its date',
    judge: ({ waivers }) =>
      waivers.ended.length === 0
        ? met(`${String(waivers.inForce)} in force`)
        : unmet(`${plural(waivers.ended.length, 'waiver')} past`),
  },
  {
    id: 'docs-threshold',
    title: 'As many public names are documented as the settings ask for',
    judge: ({ docs }) => {
      if ('unknown' in docs) return unknown(docs.unknown);
      if ('nothing' in docs) return met(docs.nothing);
      const below = docs.packages.filter(({ reaches }) => !reaches).length;
      const numbers = `${String(docs.documented)} of ${String(docs.public)}, asked for are ${String(docs.threshold)} %`;
      return below === 0 ? met(numbers) : unmet(`${numbers}; ${plural(below, 'package')} below`);
    },
  },
  {
    id: 'whole-standard',
    title: 'The whole standard is followed',
    judge: ({ config, drift, gates }) => {
      const { level } = config;
      if (level !== 'strict') return unmet(`level ${level}`);
      const but = whatIsNotFollowed({ config, drift, gates });
      if (but !== undefined) return unmet(`level strict, but ${but}`);
      if ('unknown' in drift) return unknown(`level strict; ${drift.unknown}`);
      const unjudged = toolsOf(drift.tools, 'error');
      if (unjudged !== '') return unknown(`level strict; could not be judged: ${unjudged}`);
      const broken = namesOf(gates, 'error');
      if (broken !== '') return unknown(`level strict; could not do its work: ${broken}`);
      const followed = toolsOf(drift.tools, 'followed');
      return met(
        withSkipped(`level strict, followed: ${followed}`, toolsOf(drift.tools, 'skipped')),
      );
    },
  },
  {
    id: 'no-weakened-rule',
    title: 'No setting is weaker than the standard: each that is has a waiver',
    judge: ({ config, drift }) => {
      if ('unknown' in drift) return unknown(drift.unknown);
      const { tools, weakenings } = drift;
      const counted = weakenings.filter(({ isHint }) => isHint !== true);
      const open = counted.filter(({ status }) => status === 'open').length;
      const broken = toolsOf(tools, 'error');
      const followed = toolsOf(tools, 'followed');
      const off = tools
        .filter(({ status, tool }) => status === 'skipped' && isOff(gateOfTool[tool], config))
        .map(({ tool }) => tool);
      if (open > 0) return unmet(`${plural(open, 'setting')} weaker and not waived`);
      if (broken !== '') return unknown(`could not be judged: ${broken}`);
      if (off.length > 0) return unmet(`not looked at, as their gates are off: ${off.join(', ')}`);
      if (followed === '') return unmet('no settings to hold against the standard');
      const waived = counted.length === 0 ? '' : `, ${String(counted.length)} waived`;
      return met(withSkipped(`followed: ${followed}${waived}`, toolsOf(tools, 'skipped')));
    },
  },
  {
    id: 'ci-checks',
    title: 'CI runs groundrules check',
    judge: ({ ci }) => {
      if ('unknown' in ci) return unknown(ci.unknown);
      return ci.status === 'ok' ? met(ci.message) : unmet(ci.message);
    },
  },
  {
    id: 'benchmarks',
    title: 'Benchmarks have been run and are no slower than before',
    judge: ({ gates }) => {
      const bench = gates.find(({ name }) => name === 'bench');
      if (bench === undefined) return unmet('no benchmark has been run');
      if (bench.status === 'error') return unknown(`bench could not do its work`);
      if (bench.status === 'skipped') return unmet(bench.reason ?? 'no benchmark has been run');
      return bench.status === 'passed' ? met('bench passed') : unmet('bench failed');
    },
  },
];

function namesOf(gates: readonly GateReport[], status: GateReport['status']): string {
  return gates
    .filter((gate) => gate.status === status)
    .map(({ name }) => name)
    .join(', ');
}

/** The gates whose tools the settings are of. */
const gateOfTool: Readonly<Record<DriftTool, Gate | null>> = {
  eslint: 'lint',
  tsconfig: 'types',
  prettier: 'format',
  knip: 'dead-code',
  groundrules: null,
};

function isOff(gate: Gate | null, { gates }: Pick<Config, 'gates'>): boolean {
  return gate !== null && !gates[gate].enabled;
}

/** What is known not to be followed at the strictest level; `undefined` where nothing is. */
function whatIsNotFollowed({
  config,
  drift,
  gates,
}: Pick<ReadinessInput, 'config' | 'drift' | 'gates'>): string | undefined {
  if (gates.some(({ standard }) => standard?.isOn === false)) {
    return 'no rule of the standard is on in ESLint';
  }
  const missing = gates.flatMap(({ standard }) => standard?.missing ?? []);
  if (missing.length > 0) return `no rule is on for ${missing.join(', ')}`;
  const off = gateNames.filter((name) => isOff(name, config));
  if (off.length > 0) return `off: ${off.join(', ')}`;
  if ('unknown' in drift) return undefined;
  const weakened = toolsOf(drift.tools, 'weakened');
  if (weakened !== '') return `weaker: ${weakened}`;
  const isJudged = drift.tools.some(({ status }) => status === 'followed' || status === 'error');
  return isJudged ? undefined : 'no settings to hold against the standard';
}

function toolsOf(tools: readonly ToolReport[], wanted: ToolReport['status']): string {
  return tools
    .filter(({ status }) => status === wanted)
    .map(({ tool }) => tool)
    .join(', ');
}

function withSkipped(evidence: string, skipped: string): string {
  return skipped === '' ? evidence : `${evidence}; skipped: ${skipped}`;
}

function met(evidence: string): Judgement {
  return { state: 'met', evidence };
}

function unmet(evidence: string): Judgement {
  return { state: 'unmet', evidence };
}

function unknown(evidence: string): Judgement {
  return { state: 'unknown', evidence };
}
