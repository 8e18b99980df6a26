/** What a command gets from the world. */
export interface Io {
  /** Absolute path of the folder it was called in. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Whether it runs in CI. */
  readonly isCI: boolean;
  /** ISO date, `2027-03-01`. */
  readonly today: string;
  /** Given off when the user breaks off. */
  readonly signal: AbortSignal;
}

/** As much of a stream as commands write to. */
export interface OutputStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly write: (text: string) => unknown;
}
