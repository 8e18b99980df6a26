import path from 'node:path';
import { findNodeAtLocation } from 'jsonc-parser';

import type { Config, RiskSeverity } from '../../config/config.js';
import { createIgnore } from '../../config/create-ignore.js';
import { gateNames } from '../../config/gate-names.js';
import { readJsonc, type JsoncFile } from '../../config/read-jsonc.js';
import { checkNames } from '../../gates/audit/supply-chain/check-names.js';
import type { DriftContext } from '../drift-context.js';
import { lineAt } from '../places/line-at.js';
import type { DriftOutcome, Weakening } from '../weakening.js';

const file = 'groundrules.json';

/** How many files are named. */
const mostExamples = 3;

type Found = Pick<Weakening, 'change' | 'effective' | 'gate' | 'rule' | 'standard'> &
  Partial<Pick<Weakening, 'examples' | 'files' | 'scope'>> & {
    /** The path to it in the file. */
    readonly location: readonly (string | number)[];
  };

/**
 * Compares what the repository's own settings say with what they extend, or with the defaults.
 *
 * @param context - The repository.
 * @returns What they take back.
 */
export async function checkSettings(context: DriftContext): Promise<DriftOutcome> {
  const { claimed, config, root } = context;
  const content = await readJsonc(path.join(root, file), file);
  if (content === undefined) return { kind: 'compared', weakenings: [] };
  const found = [
    ...levelOf(config, claimed),
    ...gatesOf(config, claimed),
    ...loosenedOf(config, claimed),
    ...ignoresOf(context),
  ];
  return { kind: 'compared', weakenings: found.map((one) => toWeakening(one, content)) };
}

function toWeakening({ location, ...found }: Found, { root, text }: JsoncFile): Weakening {
  const node = findNodeAtLocation(root, [...location]);
  return {
    tool: 'groundrules',
    scope: 'the repository',
    kinds: [],
    files: 0,
    examples: [],
    ...found,
    setBy: {
      file,
      // Of an entry of a list the text itself, of a setting its name.
      ...(node !== undefined && {
        line: lineAt(text, node.parent?.type === 'property' ? node.parent.offset : node.offset),
      }),
    },
  };
}

function levelOf(config: Config, claimed: Config): Found[] {
  if (claimed.level === config.level || config.level === 'strict') return [];
  return [
    {
      gate: 'lint',
      rule: 'level',
      change: 'loosened',
      standard: claimed.level,
      effective: config.level,
      location: ['level'],
    },
  ];
}

function gatesOf(config: Config, claimed: Config): Found[] {
  return gateNames.flatMap((gate): Found[] => {
    const [before, after] = [claimed.gates[gate], config.gates[gate]];
    const base = { gate, rule: `gates.${gate}`, location: ['gates', gate] };
    if (before.enabled && !after.enabled) {
      return [{ ...base, change: 'off', standard: before.mode, effective: 'off' }];
    }
    return after.enabled && before.mode === 'block' && after.mode === 'advise'
      ? [{ ...base, change: 'downgraded', standard: 'block', effective: 'advise' }]
      : [];
  });
}

/** Settings with a value that is stricter or looser: the gate, the path, the value, and how strict that is. */
function valuesOf({ audit, bench, docs, waivers }: Config): readonly Setting[] {
  const asBlock = ['none', 'critical', 'high', 'moderate', 'low'];
  return [
    { gate: 'docs', location: ['docs', 'threshold'], value: docs.threshold, rank: docs.threshold },
    {
      gate: 'docs',
      location: ['docs', 'examples'],
      value: docs.examples,
      rank: Number(docs.examples),
    },
    { gate: 'docs', location: ['docs', 'readme'], value: docs.readme, rank: Number(docs.readme) },
    ...(['production', 'development'] as const).map((name): Setting => {
      const { block } = audit[name];
      return {
        gate: 'audit',
        location: ['audit', name, 'block'],
        value: block,
        rank: asBlock.indexOf(block),
      };
    }),
    {
      gate: 'audit',
      location: ['audit', 'maximumAgeDays'],
      value: audit.maximumAgeDays,
      rank: -audit.maximumAgeDays,
    },
    ...checkNames.map((name): Setting => {
      const { mode } = audit.supplyChain[name];
      return {
        gate: 'audit',
        location: ['audit', 'supplyChain', name, 'mode'],
        value: mode,
        rank: ['off', 'advise', 'block'].indexOf(mode),
      };
    }),
    {
      gate: 'audit',
      location: ['audit', 'supplyChain', 'youngVersions', 'days'],
      value: audit.supplyChain.youngVersions.days,
      rank: audit.supplyChain.youngVersions.days,
    },
    {
      gate: 'bench',
      location: ['bench', 'threshold'],
      value: bench.threshold,
      rank: -bench.threshold,
    },
    {
      gate: 'bench',
      location: ['bench', 'otherMachines'],
      value: bench.otherMachines,
      rank: ['report', 'judge'].indexOf(bench.otherMachines),
    },
    {
      gate: 'bench',
      location: ['bench', 'instructions'],
      value: bench.instructions,
      rank: Number(bench.instructions),
    },
    {
      gate: 'bench',
      location: ['bench', 'instructionThreshold'],
      value: bench.instructionThreshold,
      rank: -bench.instructionThreshold,
    },
    ...(Object.keys(waivers.maximumDays) as RiskSeverity[]).map((risk): Setting => {
      const days = waivers.maximumDays[risk];
      return { gate: 'lint', location: ['waivers', 'maximumDays', risk], value: days, rank: -days };
    }),
  ];
}

interface Setting {
  readonly gate: Weakening['gate'];
  readonly location: readonly string[];
  readonly value: boolean | number | string;
  /** The greater, the stricter. */
  readonly rank: number;
}

function loosenedOf(config: Config, claimed: Config): Found[] {
  const before = valuesOf(claimed);
  return valuesOf(config).flatMap(({ gate, location, rank, value }, index): Found[] => {
    const standard = before[index];
    if (standard === undefined || rank >= standard.rank) return [];
    return [
      {
        gate,
        rule: location.join('.'),
        change: changeTo(value),
        standard: String(standard.value),
        effective: String(value),
        location,
      },
    ];
  });
}

function changeTo(value: Setting['value']): Weakening['change'] {
  if (value === false || value === 'none' || value === 'off') return 'off';
  return value === 'advise' ? 'downgraded' : 'loosened';
}

/** What leaves no file out weakens nothing. */
function ignoresOf({ allFiles, claimed, config }: DriftContext): Found[] {
  return config.ignores.flatMap((glob, index): Found[] => {
    if (claimed.ignores.includes(glob)) return [];
    const isIgnored = createIgnore([glob]);
    const isGenerated = createIgnore([]);
    const files = allFiles.filter((name) => isIgnored(name) && !isGenerated(name));
    if (files.length === 0) return [];
    return [
      {
        gate: 'lint',
        rule: 'ignores',
        change: 'ignored',
        standard: 'looked at by every gate',
        effective: `left out by ${glob}`,
        scope: glob,
        files: files.length,
        examples: files.slice(0, mostExamples),
        location: ['ignores', index],
      },
    ];
  });
}
