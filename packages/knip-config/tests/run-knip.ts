import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const knipFolder = path.resolve(path.dirname(createRequire(import.meta.url).resolve('knip')), '..');

/** How a run of knip ended. */
interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The same, and what files held afterwards. */
interface RunOnFiles extends Run {
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Runs the real knip in a repository of its own, in which `@groundrules/knip-config` is installed.
 *
 * @param files - What stands in the repository, by path.
 * @param args - Arguments of knip.
 * @param read - Paths of the files to read afterwards.
 * @returns Its exit code, what it printed, and the files that were asked for.
 */
export async function runKnip(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  read: readonly string[] = [],
): Promise<RunOnFiles> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'groundrules-knip-')));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    const scope = path.join(folder, 'node_modules', '@groundrules');
    await mkdir(scope, { recursive: true });
    await symlink(packageFolder, path.join(scope, 'knip-config'), 'junction');
    const run = await execute([path.join(knipFolder, 'bin', 'knip.js'), ...args], folder);
    const after: Record<string, string> = {};
    for (const name of read) after[name] = await readFile(path.join(folder, name), 'utf8');
    return { ...run, files: after };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs knip and takes its report apart.
 *
 * @param files - What stands in the repository, by path.
 * @returns The exit code, and the issues as `type name`, sorted.
 */
export async function findIssues(
  files: Readonly<Record<string, string>>,
): Promise<{ exitCode: number; issues: string[] }> {
  const { exitCode, stdout, stderr } = await runKnip(files, ['--reporter', 'json']);
  if (exitCode > 1) throw new Error(`knip failed: ${stderr}`);
  const report = JSON.parse(stdout) as { issues: readonly Record<string, unknown>[] };
  const issues = report.issues.flatMap(({ file: _file, ...types }) =>
    Object.entries(types).flatMap(([type, found]) =>
      (found as (Named | Named[])[]).map((issue) => {
        const names = [issue].flat().map(({ name }) => name);
        return `${type} ${names.join('|')}`;
      }),
    ),
  );
  return { exitCode, issues: issues.sort() };
}

interface Named {
  readonly name: string;
}

function execute(args: string[], cwd: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') {
        reject(new Error('knip did not run to its end', { cause: error }));
        return;
      }
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
