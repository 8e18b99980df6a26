import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The user, or what started the command, broke it off. */
export class UserInterrupt extends Error {
  override readonly name = 'UserInterrupt';

  /** The code that a command ends with after such a signal: 130 after Ctrl-C. */
  readonly exitCode: number;

  constructor(signal: (typeof signals)[number]) {
    super(`Broken off by ${signal}; nothing was written.`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/**
 * Listens for Ctrl-C and its kin. The second one ends the process at once.
 *
 * @returns Given off with a {@link UserInterrupt} when the first one comes.
 */
export function listenForInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    process.on(signal, () => {
      const interrupt = new UserInterrupt(signal);
      if (controller.signal.aborted) process.exit(interrupt.exitCode);
      controller.abort(interrupt);
    });
  }
  return controller.signal;
}
