import { baseline } from './steps/baseline.mjs';
import { check } from './steps/check.mjs';
import { doctor } from './steps/doctor.mjs';
import { drift } from './steps/drift.mjs';
import { editors } from './steps/editors.mjs';
import { formats } from './steps/formats.mjs';
import { grow } from './steps/grow.mjs';
import { moves } from './steps/moves.mjs';
import { NotTried } from './steps/not-tried.mjs';
import { planted } from './steps/planted.mjs';
import { prune } from './steps/prune.mjs';
import { report } from './steps/report.mjs';
import { since } from './steps/since.mjs';
import { swap } from './steps/swap.mjs';
import { waive } from './steps/waive.mjs';

/** In this order: each begins where what was found at adoption is known, but for the first ones. */
const steps = [
  ...[doctor, check, baseline, editors, planted, since, swap].flat(),
  ...[moves, waive, grow, prune, formats, report, drift].flat(),
];

/** What `--only` may name. */
export const stepNames = steps.map(({ name }) => name);

/**
 * Takes a clone through every step. One that goes wrong does not keep the others from being tried.
 *
 * @param {object} checkout The clone.
 * @param {object} options
 * @param {boolean} options.isResumed Whether a baseline was made the last time.
 * @param {readonly string[] | undefined} options.only Names of the steps to take; without a baseline, that is made first.
 * @returns {Promise<object[]>} What came of each.
 */
export async function runSteps(checkout, { isResumed, only }) {
  const results = [];
  for (const { from = 'known', name, run } of steps) {
    const isNeeded = name === 'baseline' && !isResumed;
    if (only !== undefined && !isNeeded && !only.includes(name)) continue;
    await checkout.restore(from);
    const started = performance.now();
    const result = await attempt(run, checkout);
    const milliseconds = performance.now() - started;
    results.push({ step: name, milliseconds, ...result });
    const mark = result.isExpected ? ' ' : '!';
    console.log(`${mark} ${name} (${(milliseconds / 1000).toFixed(1)} s): ${result.seen}`);
    // Without a baseline all that follows would be about something else.
    if (name === 'baseline' && !result.isExpected) break;
  }
  return results;
}

async function attempt(run, checkout) {
  try {
    return { isExpected: true, isTried: true, seen: await run(checkout) };
  } catch (error) {
    if (error instanceof NotTried) {
      return { isExpected: true, isTried: false, seen: error.message };
    }
    return { isExpected: false, isTried: true, seen: error.message };
  }
}
