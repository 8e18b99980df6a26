import type { Io, OutputStream } from '../io.js';
import { createLiveProgress } from './live-progress.js';
import { createPlainProgress, type PlainOptions } from './plain-progress.js';
import type { Progress } from './progress.js';

/**
 * Starts to show what goes on: live on a terminal, line by line elsewhere.
 *
 * @param steps - The gates or other steps that will run.
 * @param io - Where to show it.
 * @param plain - How much of it is shown line by line.
 * @returns What hears of it.
 */
export function startProgress(
  steps: readonly string[],
  { env, isCI, stderr }: Io,
  plain?: PlainOptions,
): Progress {
  return stderr.isTTY === true && !isCI && env['TERM'] !== 'dumb' && steps.length > 0
    ? createLiveProgress(stderr, steps, hasColors(stderr, env))
    : createPlainProgress(stderr, plain);
}

/**
 * Tells whether a stream shows colours. Each is asked for itself: one may be a terminal and the other a file.
 *
 * @param stream - The stream.
 * @param env - The environment's variables.
 * @returns Whether it does.
 */
export function hasColors({ isTTY }: OutputStream, env: Io['env']): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  return forced === '' ? isTTY === true && env['TERM'] !== 'dumb' : forced !== '0';
}
