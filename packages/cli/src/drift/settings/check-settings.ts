import path from 'node:path';
import { findNodeAtLocation } from 'jsonc-parser';

import type { Config, RiskSeverity } from '../../config/config.js';
import { createIgnore } from '../../config/create-ignore.js';
import { gateNames } from '../../config/gate-names.js';
import { readJsonc, type JsoncFile } from '../../config/read-jsonc.js';
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
    ...docsOf(config, claimed),
    ...waiversOf(config, claimed),
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

function docsOf({ docs }: Config, claimed: Config): Found[] {
  const found: Found[] = [];
  if (docs.threshold < claimed.docs.threshold) {
    found.push({
      gate: 'docs',
      rule: 'docs.threshold',
      change: 'loosened',
      standard: String(claimed.docs.threshold),
      effective: String(docs.threshold),
      location: ['docs', 'threshold'],
    });
  }
  if (claimed.docs.examples && !docs.examples) {
    found.push({
      gate: 'docs',
      rule: 'docs.examples',
      change: 'off',
      standard: 'true',
      effective: 'false',
      location: ['docs', 'examples'],
    });
  }
  return found;
}

function waiversOf({ waivers }: Config, claimed: Config): Found[] {
  return (Object.keys(waivers.maximumDays) as RiskSeverity[]).flatMap((risk): Found[] => {
    const [before, after] = [claimed.waivers.maximumDays[risk], waivers.maximumDays[risk]];
    if (after <= before) return [];
    return [
      {
        gate: 'lint',
        rule: `waivers.maximumDays.${risk}`,
        change: 'loosened',
        standard: `${String(before)} days`,
        effective: `${String(after)} days`,
        location: ['waivers', 'maximumDays', risk],
      },
    ];
  });
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
