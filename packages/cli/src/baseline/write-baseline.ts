import path from 'node:path';

import { readOptionalText } from '../files/read-optional-text.js';
import { writeText } from '../files/write-text.js';
import type { Baseline } from './baseline.js';
import { dropFindings, printBaseline } from './print-baseline.js';
import { baselineFile, parseBaseline } from './read-baseline.js';

/**
 * Writes a repository's baseline. Where it only shrank, every line that stays is left as it is.
 *
 * @param root - Absolute path of the repository.
 * @param baseline - What it says from now on.
 */
export async function writeBaseline(root: string, baseline: Baseline): Promise<void> {
  const file = path.join(root, baselineFile);
  const text = (await shrink(file, baseline)) ?? printBaseline(baseline);
  await writeText(file, text);
}

async function shrink(file: string, baseline: Baseline): Promise<string | undefined> {
  try {
    const text = (await readOptionalText(file, baselineFile)) ?? '';
    const before = parseBaseline(text);
    const kept = new Set(baseline.findings.map(({ fingerprint }) => fingerprint));
    const dropped = before.findings
      .map(({ fingerprint }) => fingerprint)
      .filter((fingerprint) => !kept.has(fingerprint));
    const shrunk = dropFindings(text, new Set(dropped));
    if (shrunk === undefined) return undefined;
    // The rest has to say what it should.
    return printBaseline(parseBaseline(shrunk)) === printBaseline(baseline) ? shrunk : undefined;
  } catch {
    // There is none yet, or none to build on.
    return undefined;
  }
}
