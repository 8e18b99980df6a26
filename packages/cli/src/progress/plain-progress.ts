import type { OutputStream } from '../io.js';
import { printableLine } from '../reporters/printable.js';
import { endOf } from './gate-line.js';
import type { Progress } from './progress.js';

/** How much is written. */
export interface PlainOptions {
  /** How many milliseconds at least lie between two lines that say what goes on; without it there are none. */
  readonly everyMs?: number;
}

/**
 * Writes a line when a gate or another step starts and when it ends, as logs of CI want it.
 *
 * @param stream - Where to.
 * @param options - Whether it says what goes on in between as well.
 * @returns The display.
 */
export function createPlainProgress(
  stream: OutputStream,
  { everyMs }: PlainOptions = {},
): Progress {
  let last = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const line = (text: string): void => {
    stream.write(`${printableLine(text)}\n`);
  };
  return {
    onStart: (name) => {
      last = performance.now();
      line(`${name}: started`);
    },
    onProgress: (name, text) => {
      if (everyMs === undefined) return;
      // What is over before its turn comes took no time to speak of.
      clearTimeout(timer);
      const write = (): void => {
        last = performance.now();
        line(`${name}: ${text}`);
      };
      const rest = last + everyMs - performance.now();
      if (rest <= 0) write();
      else timer = setTimeout(write, rest).unref();
    },
    onEnd: (run) => {
      line(`${run.name}: ${endOf(run)}`);
    },
    onStepEnd: (name, _state, text) => {
      line(`${name}: ${text}`);
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}
