import type { OutputStream } from '../io.js';
import { printableLine } from '../reporters/printable.js';
import { endOf } from './gate-line.js';
import type { Progress } from './progress.js';

/**
 * Writes a line when a gate or another step starts and when it ends, as logs of CI want it.
 *
 * @param stream - Where to.
 * @returns The display.
 */
export function createPlainProgress(stream: OutputStream): Progress {
  const line = (text: string): void => {
    stream.write(`${printableLine(text)}\n`);
  };
  return {
    onStart: (name) => {
      line(`${name}: started`);
    },
    onProgress: () => undefined,
    onEnd: (run) => {
      line(`${run.name}: ${endOf(run)}`);
    },
    onStepEnd: (name, _state, text) => {
      line(`${name}: ${text}`);
    },
    stop: () => undefined,
  };
}
