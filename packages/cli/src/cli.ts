import { CommanderError } from 'commander';

import { currentFolder } from './current-folder.js';
import { createProgram } from './program/create-program.js';
import type { Io } from './io.js';
import { UserError } from './user-error.js';
import { listenForInterrupt, UserInterrupt } from './user-interrupt.js';

const signal = listenForInterrupt();
let exitCode = 0;
const program = createProgram({
  check: async (options) => {
    const { check } = await import('./commands/check.js');
    exitCode = await check(options, await createIo());
  },
  audit: async (options) => {
    const { audit } = await import('./commands/audit.js');
    exitCode = await audit(options, await createIo());
  },
  baseline: async (options) => {
    const { baseline } = await import('./commands/baseline.js');
    exitCode = await baseline(options, await createIo());
  },
  bench: async (options) => {
    const { bench } = await import('./commands/bench.js');
    exitCode = await bench(options, await createIo());
  },
  waive: async (options) => {
    const { waive } = await import('./commands/waive.js');
    exitCode = await waive(options, await createIo());
  },
  report: async (options) => {
    const { report } = await import('./commands/report.js');
    exitCode = await report(options, await createIo());
  },
  explain: async (options) => {
    const { explain } = await import('./commands/explain.js');
    exitCode = await explain(options, await createIo());
  },
  doctor: async (options) => {
    const { doctor } = await import('./commands/doctor.js');
    exitCode = await doctor(options, await createIo());
  },
  drift: async (options) => {
    const { drift } = await import('./commands/drift.js');
    exitCode = await drift(options, await createIo());
  },
});

// Whoever reads may have read enough, as `head` does: that changes neither what is done nor the exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  exitCode = await describe(error);
}
// What is written to a pipe is not all out yet, and a tool that hangs must not keep the process alive.
await flush(process.stdout);
await flush(process.stderr);
process.exit(exitCode);

async function createIo(): Promise<Io> {
  const { isCI } = await import('ci-info');
  return {
    cwd: currentFolder(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    isCI,
    today: new Date().toISOString().slice(0, 10),
    signal,
  };
}

async function describe(error: unknown): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const { explainMistake } = await import('./program/explain-mistake.js');
    process.stderr.write(explainMistake(error));
    return 2;
  }
  if (error instanceof UserInterrupt) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof UserError) {
    process.stderr.write(`groundrules: ${error.message}\n`);
    return 2;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `groundrules: this is a mistake of groundrules itself. Please report it.\n${stack}\n`,
  );
  return 2;
}

function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
