import { inspect } from 'node:util'; // seeded: unused-import
import pc from 'picocolors'; // seeded: unlisted-dependency
import type { Writable } from 'node:stream';

/** Fields that go with a log message. Secrets and bodies of requests do not belong here. */
type LogFields = Readonly<Record<string, boolean | number | string | undefined>>;

/** Writes what happened for the people who run the server. */
export interface Logger {
  /** Something worth knowing happened. */
  readonly info: (message: string, fields?: LogFields) => void;
  /** Something was refused or went wrong in a way that was expected. */
  readonly warn: (message: string, fields?: LogFields) => void;
  /** Something failed that should not have. */
  readonly error: (message: string, fields?: LogFields) => void;
}

/**
 * Makes a logger that writes one JSON object a line.
 *
 * @param output - Where the lines go, usually `process.stdout`.
 * @example
 * ```ts
 * createLogger(process.stdout).info('Listening', { port: 8080 });
 * ```
 */
// seeded-next-line: missing-returns-doc
export function createLogger(output: Writable): Logger {
  const writer =
    (level: keyof Logger) =>
    (message: string, fields: LogFields = {}): void => {
      const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...fields });
      output.write(`${level === 'error' ? pc.red(line) : line}\n`);
    };
  // seeded-next-line: unformatted
  return { info: writer("info"), warn: writer('warn'), error: writer('error') };
}
