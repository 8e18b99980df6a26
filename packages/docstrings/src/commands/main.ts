import { CommanderError } from 'commander';
import { createProgram } from './create-program.js';

/** Errors whose message says what is wrong and what to do. */
const known = new Set([
  'CommandError',
  'CoverageError',
  'EntryOptionsError',
  'ExamplesError',
  'ManifestError',
]);

/**
 * Runs the command. What measures is loaded only when something is to be measured.
 *
 * @param args - The arguments, without those of Node.
 */
export async function main(args: readonly string[]): Promise<void> {
  // Whoever reads the output may have read enough, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const program = createProgram(async (folders, options) => {
    const { runCoverage } = await import('./run-coverage.js');
    return await runCoverage(folders, options);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  // Help and the version were asked for; of anything else commander has told already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Error && known.has(error.name)) {
    process.stderr.write(`docstrings: ${error.message}\n`);
  } else {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`docstrings: This should not happen. Please report it with\n${detail}\n`);
  }
  return 2;
}
