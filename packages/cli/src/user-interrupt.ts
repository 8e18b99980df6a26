import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The user, or what started the command, broke it off. */
export class UserInterrupt extends Error {
  override readonly name = 'UserInterrupt';

  /** The code that a command ends with after such a signal: 130 after Ctrl-C. */
  readonly exitCode: number;

  readonly #signal: (typeof signals)[number];

  constructor(signal: (typeof signals)[number], written: readonly string[] = []) {
    super(
      written.length === 0
        ? `Broken off by ${signal}; nothing was written.`
        : [`Broken off by ${signal}; no report was written.`, ...written].join('\n'),
    );
    this.#signal = signal;
    this.exitCode = 128 + constants.signals[signal];
  }

  /**
   * Says what was written before.
   *
   * @param written - Sentences; none where nothing was.
   * @returns The same interrupt, which says so.
   */
  after(written: readonly string[]): UserInterrupt {
    return new UserInterrupt(this.#signal, written);
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
