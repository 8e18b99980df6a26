import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const vitestFolder = path.dirname(createRequire(import.meta.url).resolve('vitest/package.json'));

/** How a run of Vitest ended. */
interface Run {
  readonly exitCode: number;
  readonly output: string;
}

/**
 * Runs the real Vitest in a package of its own.
 *
 * @param files - What stands in the package, by path.
 * @param args - Arguments of `vitest run`.
 * @returns Its exit code and everything that it printed.
 */
export async function runVitest(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Run> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'groundrules-vitest-')));
  try {
    for (const [name, content] of Object.entries({
      'package.json': '{"type":"module"}',
      ...files,
    })) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    await symlink(path.dirname(vitestFolder), path.join(folder, 'node_modules'), 'junction');
    return await execute(
      [path.join(vitestFolder, 'vitest.mjs'), 'run', '--no-cache', ...args],
      folder,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function execute(args: string[], cwd: string): Promise<Run> {
  // The inner run must not take itself for a worker of the outer one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|VITE_|TEST$|NODE_ENV$)/.test(name)),
  );
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, env }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') {
        reject(new Error('Vitest did not run to its end', { cause: error }));
        return;
      }
      const exitCode = error === null ? 0 : Number(error.code);
      resolve({ exitCode, output: stripVTControlCharacters(stdout + stderr) });
    });
  });
}
