import pc from 'picocolors';

import type { OutputStream } from '../io.js';
import { formatDuration } from '../reporters/format-duration.js';
import { printableLine } from '../reporters/printable.js';
import { columnsOf } from './columns-of.js';
import { endOf } from './gate-line.js';
import type { Progress, StepState } from './progress.js';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const framesPerSecond = 10;
const hideCursor = '\u001B[?25l';
const showCursor = '\u001B[?25h';
const eraseBelow = '\u001B[0J';

interface Line {
  state: 'waiting' | 'running' | StepState;
  text: string;
  started: number;
}

/**
 * Draws a line for each gate or other step on a terminal, and redraws it as that goes on.
 *
 * @param stream - The terminal.
 * @param steps - Their names, in the order to show them.
 * @param color - Whether the terminal shows colours.
 * @returns The display.
 */
export function createLiveProgress(
  stream: OutputStream,
  steps: readonly string[],
  color: boolean,
): Progress {
  const colors = pc.createColors(color);
  const lines = new Map<string, Line>(
    steps.map((name) => [name, { state: 'waiting', text: 'waiting', started: 0 }]),
  );
  const width = Math.max(...steps.map((name) => name.length));
  let drawn = 0;
  let frame = 0;

  const render = (name: string, { started, state, text }: Line): string => {
    const spinner = frames[frame % frames.length] ?? '';
    const mark = {
      waiting: colors.dim('·'),
      running: colors.cyan(spinner),
      done: colors.green('✔'),
      skipped: colors.yellow('↓'),
      error: colors.red('✖'),
    }[state];
    const seconds = Math.floor((performance.now() - started) / 1000);
    const time = state === 'running' && seconds > 0 ? ` ${formatDuration(seconds * 1000)}` : '';
    const room = Math.max(10, columnsOf(stream) - width - 5);
    const content = `${text}${time}`;
    const shown = content.length > room ? `${content.slice(0, room - 1)}…` : content;
    return `${mark} ${name.padEnd(width)}  ${state === 'waiting' ? colors.dim(shown) : shown}`;
  };
  const erase = (): string => (drawn === 0 ? '' : `\u001B[${String(drawn)}A\r${eraseBelow}`);
  const draw = (): void => {
    const text = [...lines].map(([name, line]) => `${render(name, line)}\n`).join('');
    stream.write(`${erase()}${text}`);
    drawn = lines.size;
    frame += 1;
  };
  const change = (name: string, part: Partial<Line>): void => {
    const line = lines.get(name);
    if (line !== undefined) Object.assign(line, part);
  };

  const end = (name: string, state: StepState, text: string): void => {
    change(name, { state, text: printableLine(text) });
  };

  stream.write(hideCursor);
  draw();
  const timer = setInterval(draw, 1000 / framesPerSecond);
  // However the process ends, the user gets the cursor back.
  const restore = (): void => {
    stream.write(showCursor);
  };
  process.once('exit', restore);
  return {
    onStart: (name) => {
      change(name, { state: 'running', text: 'running', started: performance.now() });
    },
    onProgress: (name, text) => {
      // A tool that was ended may still have something to say.
      if (lines.get(name)?.state !== 'running') return;
      change(name, { text: printableLine(text) });
    },
    onEnd: (run) => {
      end(run.name, run.outcome.kind, endOf(run));
    },
    onStepEnd: end,
    stop: () => {
      clearInterval(timer);
      process.off('exit', restore);
      stream.write(`${erase()}${showCursor}`);
      drawn = 0;
    },
  };
}
