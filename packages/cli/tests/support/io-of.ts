import type { Io, OutputStream } from '../../src/io.js';

/** What a command gets from the world, and what it printed. */
export interface RecordedIo {
  readonly io: Io;
  readonly printed: () => string;
}

/**
 * Makes a world for a command.
 *
 * @param cwd - The folder it is called in.
 * @param stream - What its output is like.
 * @returns The world.
 */
export function ioOf(cwd: string, stream: Omit<OutputStream, 'write'> = {}): RecordedIo {
  let text = '';
  const output: OutputStream = { ...stream, write: (more) => (text += more) };
  const io: Io = {
    cwd,
    env: {},
    stdout: output,
    stderr: output,
    isCI: false,
    today: '2027-01-05',
    signal: new AbortController().signal,
  };
  return { io, printed: () => text };
}
