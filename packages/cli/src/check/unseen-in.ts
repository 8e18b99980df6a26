import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Gate } from '@groundrules/catalogue';

import type { BaselineEntry } from '../baseline/baseline.js';
import { createIgnore } from '../config/create-ignore.js';
import type { GateRun } from '../gates/run-gates.js';
import type { Collected } from './collect-findings.js';

/** What gates did not look for although they did the rest of their work. */
export interface Unseen {
  /** Rules that a gate could look for nowhere, by gate. */
  readonly rules: ReadonlyMap<Gate, ReadonlySet<string>>;
  /** Gates that could not read some file. */
  readonly blind: ReadonlySet<Gate>;
  /** Whether what a gate found once may still be there. */
  readonly mayHold: (entry: Pick<BaselineEntry, 'file' | 'gate' | 'rule'>) => boolean;
  /** Whether a gate did not look into a file that is there, whatever for. */
  readonly isLeftOut: (gate: Gate, file: string) => boolean;
}

/** What a gate reports of a file in which it then looks for nothing else. */
const unread = new Set(['parse-error', 'too-large']);

/**
 * Finds out what gates did not look for: rules that are off or could not be asked, files that are ignored by now, and files
 * that a gate could not read. What they found there before may still be there: it is neither fixed, nor are its waivers stale.
 *
 * @param collected - What the gates found.
 * @returns What they did not look for.
 */
export function unseenIn({
  config,
  root,
  runs,
}: Pick<Collected, 'config' | 'root' | 'runs'>): Unseen {
  const isIgnored = createIgnore(config.ignores);
  const isThere = (file: string): boolean => existsSync(path.join(root, file));
  // Dependencies are judged whatever lists them.
  const isOut = (gate: Gate, file: string): boolean => gate !== 'audit' && isIgnored(file);
  const byGate = new Map(runs.map((run) => [run.name, lookedFor(run)]));
  return {
    rules: new Map([...byGate].map(([name, { rules }]) => [name, rules])),
    blind: new Set([...byGate].filter(([, { files }]) => files !== none).map(([name]) => name)),
    mayHold: ({ file, gate, rule }) => {
      const { files, isOff, rules } = byGate.get(gate) ?? nothing;
      if (files === 'all' || files.has(file)) return true;
      // With a file goes all that was found in it.
      return (rules.has(rule) || isOut(gate, file) || isOff(file, rule)) && isThere(file);
    },
    isLeftOut: (gate, file) => {
      const { isOff } = byGate.get(gate) ?? nothing;
      return (isOut(gate, file) || isOff(file)) && isThere(file);
    },
  };
}

interface Looked {
  readonly rules: ReadonlySet<string>;
  /** The files that it could not read; `all` where one of them keeps it from looking at any. */
  readonly files: ReadonlySet<string> | 'all';
  readonly isOff: (file: string, rule?: string) => boolean;
}

const none: ReadonlySet<string> = new Set();
const nothing: Looked = { rules: none, files: none, isOff: () => false };

function lookedFor({ name, outcome }: GateRun): Looked {
  if (outcome.kind !== 'done') return nothing;
  const { findings, isOff = () => false, unseen } = outcome;
  const files = new Set(findings.filter(({ rule }) => unread.has(rule)).map(({ file }) => file));
  // The compiler checks no type of a program in which it finds a mistake of syntax.
  const isStuck = name === 'types' && findings.some(({ rule }) => /^TS1\d{3}$/u.test(rule));
  return {
    rules: new Set(unseen),
    files: isStuck ? 'all' : files.size === 0 ? none : files,
    isOff,
  };
}
